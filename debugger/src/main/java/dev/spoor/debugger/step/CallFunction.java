package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.call.Passing;
import java.util.List;
import java.util.Optional;

/// A call of a function of the program, made by the debugger: afterwards all registers are as they
/// were (System V psABI for AMD64, section 3.2, and for Intel386, section 2.2).
///
/// The function returns to the program's entry point, where nothing else comes by any more. What is
/// below the stack pointer and its red zone is overwritten. What ends the call before it returns, a
/// signal or a breakpoint, is the session's business: [#saved] has what to go back to.
public final class CallFunction implements StepPlan {
  /// A value that is passed.
  public sealed interface Argument {
    /// An integer, an enumeration or a pointer, extended to 64 bits.
    record Word(long value) implements Argument {}

    /// A `double`.
    record Floating(double value) implements Argument {}

    /// A `float`, of a parameter that is declared as one.
    record Single(float value) implements Argument {}

    /// The bytes of a structure, a union, a class or of a number of more than eight bytes.
    ///
    /// @param bytes in the order of memory
    /// @param alignment of its type, in bytes
    /// @param passing where it goes
    record Whole(ByteString bytes, int alignment, Passing passing) implements Argument {}
  }

  /// What a call is abandoned with that comes to its guard.
  public static final String TERMINATING = "std::terminate is called";

  private enum Stage {
    PREPARE,
    RUN,
    RESTORE,
    FINISH
  }

  private final Address function;
  private final List<Argument> arguments;
  private final int resultBytes;
  private final Optional<Address> guard;
  private Stage stage = Stage.PREPARE;
  private Optional<Registers> saved = Optional.empty();
  private Optional<byte[]> savedFloating = Optional.empty();
  private Optional<Registers> result = Optional.empty();

  /// @param function where it begins
  /// @param arguments in the order of the source
  public CallFunction(Address function, List<Argument> arguments) {
    this(function, arguments, 0, Optional.empty());
  }

  /// @param function where it begins
  /// @param arguments in the order of the source
  /// @param resultBytes of a result that it leaves in memory, where the caller says; 0 if it leaves
  ///   none there
  /// @param guard a function that ends the program: who comes there is stopped before
  public CallFunction(
      Address function, List<Argument> arguments, int resultBytes, Optional<Address> guard) {
    this.guard = guard;
    this.function = function;
    this.arguments = List.copyOf(arguments);
    this.resultBytes = resultBytes;
  }

  /// {@return the registers from before the call, once it has begun}
  public Optional<Registers> saved() {
    return saved;
  }

  /// {@return the floating-point and vector registers from before the call, once it has begun}
  public Optional<byte[]> savedFloating() {
    return savedFloating.map(byte[]::clone);
  }

  @Override
  public Verdict look(StepView view) {
    return switch (stage) {
      case PREPARE -> prepare(view);
      case RUN -> {
        stage = Stage.RESTORE;
        yield runOn(view);
      }
      case RESTORE -> {
        if (guard.isPresent() && view.registers().pc().equals(guard.get())) {
          yield new Verdict.Abandoned(TERMINATING);
        }
        stage = Stage.FINISH;
        result = Optional.of(view.allRegisters());
        savedFloating.filter(block -> block.length > 0).ifPresent(view::floatingState);
        yield new Verdict.SetRegisters(saved.orElseThrow());
      }
      case FINISH -> new Verdict.Finished(new Verdict.Outcome.Called(result.orElseThrow()));
    };
  }

  private Verdict runOn(StepView view) {
    var end = new Verdict.RunTo(entryPoint(view), Optional.of(view.registers().sp()));
    return guard.isEmpty()
        ? end
        : new Verdict.RunToAny(List.of(end, new Verdict.RunTo(guard.get(), Optional.empty())));
  }

  private static Address entryPoint(StepView view) {
    var program = view.symbols().objects().getFirst();
    return program.address(program.file().header().entry());
  }

  private Verdict prepare(StepView view) {
    if (view.symbols().objects().isEmpty()) {
      return new Verdict.Abandoned("Cannot find the program's entry point.");
    }
    var now = view.registers();
    saved = Optional.of(now);
    savedFloating = Optional.of(view.floatingState());
    var isLong = now.architecture().pointerBytes() == Long.BYTES;
    var frame = new CallRegisters(now, isLong, savedFloating.get().clone());
    if (resultBytes > 0) {
      frame.room(resultBytes);
    }
    for (var argument : arguments) {
      if (!frame.pass(argument)) {
        return new Verdict.Abandoned(
            "Arguments of this size, or in vector registers, cannot be passed here.");
      }
    }
    var bytes = frame.stack(entryPoint(view));
    var sp = frame.sp(bytes.length);
    if (view.memory().write(sp, bytes) < bytes.length) {
      return new Verdict.Abandoned("Cannot write to the stack at " + sp + ".");
    }
    frame.changedFloating().ifPresent(view::floatingState);
    stage = Stage.RUN;
    return new Verdict.SetRegisters(frame.registers(function, sp));
  }
}
