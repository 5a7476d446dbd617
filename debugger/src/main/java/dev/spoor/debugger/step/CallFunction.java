package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A call of a function of the program, made by the debugger: afterwards all registers are as they
/// were (System V psABI for AMD64, section 3.2, and for Intel386, section 2.2).
///
/// The function returns to the program's entry point, where nothing else comes by any more. What is
/// below the stack pointer and its red zone is overwritten. What ends the call before it returns, a
/// signal or a breakpoint, is the session's business: [#saved] has what to go back to.
public final class CallFunction implements StepPlan {
  private static final int RED_ZONE_BYTES = 128;
  private static final long ALIGNMENT = 16;

  /// Direction and trap flag (Intel's manual, volume 1, section 3.4.3).
  private static final long CLEARED_FLAGS = 0x500;

  private static final List<String> WORDS = List.of("rdi", "rsi", "rdx", "rcx", "r8", "r9");
  private static final int VECTORS = 8;

  /// A value that is passed.
  public sealed interface Argument {
    /// An integer, an enumeration or a pointer, extended to 64 bits.
    record Word(long value) implements Argument {}

    /// A `double`.
    record Floating(double value) implements Argument {}

    /// A `float`, of a parameter that is declared as one.
    record Single(float value) implements Argument {}
  }

  private enum Stage {
    PREPARE,
    RUN,
    RESTORE,
    FINISH
  }

  private final Address function;
  private final List<Argument> arguments;
  private Stage stage = Stage.PREPARE;
  private Optional<Registers> saved = Optional.empty();
  private Optional<byte[]> savedFloating = Optional.empty();
  private Optional<Registers> result = Optional.empty();

  /// @param function where it begins
  /// @param arguments in the order of the source
  public CallFunction(Address function, List<Argument> arguments) {
    this.function = function;
    this.arguments = List.copyOf(arguments);
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
        yield new Verdict.RunTo(entryPoint(view), Optional.of(view.registers().sp()));
      }
      case RESTORE -> {
        stage = Stage.FINISH;
        result = Optional.of(view.allRegisters());
        savedFloating.filter(block -> block.length > 0).ifPresent(view::floatingState);
        yield new Verdict.SetRegisters(saved.orElseThrow());
      }
      case FINISH -> new Verdict.Finished(new Verdict.Outcome.Called(result.orElseThrow()));
    };
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
    var frame = new Frame(now, isLong, savedFloating.get().clone());
    for (var argument : arguments) {
      if (!frame.pass(argument)) {
        return new Verdict.Abandoned(
            "Arguments in floating-point registers cannot be passed here.");
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

  /// What the function finds.
  private static final class Frame {
    private final boolean isLong;
    private final ByteBuffer onStack =
        ByteBuffer.allocate(1 << 12).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    private Registers registers;
    private int words;
    private int vectors;

    /// The fields of an FXSAVE area, and behind it which parts of an XSAVE area are in use (Intel's
    /// manual, volume 1, sections 10.5.1 and 13.4.2).
    private static final int FIRST_VECTOR = 160;

    private static final int VECTOR_BYTES = 16;
    private static final int FXSAVE_BYTES = 512;
    private static final byte HAS_VECTORS = 2;

    private final byte[] floating;

    Frame(Registers now, boolean isLong, byte[] floating) {
      this.registers = now;
      this.isLong = isLong;
      this.floating = floating;
    }

    /// {@return the vector registers, if any has been given a value}
    Optional<byte[]> changedFloating() {
      return vectors > 0 ? Optional.of(floating) : Optional.empty();
    }

    /// {@return whether it could be}
    boolean pass(Argument argument) {
      if (onStack.remaining() < 2 * Long.BYTES) {
        return false;
      }
      switch (argument) {
        case Argument.Word(var value) -> word(value);
        case Argument.Floating(var value) -> {
          return floating(Double.doubleToRawLongBits(value), Double.BYTES);
        }
        case Argument.Single(var value) -> {
          return floating(Float.floatToRawIntBits(value), Float.BYTES);
        }
      }
      return true;
    }

    private boolean floating(long bits, int bytes) {
      if (isLong && vectors < VECTORS) {
        return vector(bits);
      }
      if (isLong || bytes == Double.BYTES) {
        onStack.putLong(bits);
      } else {
        onStack.putInt((int) bits);
      }
      return true;
    }

    private void word(long value) {
      if (!isLong) {
        onStack.putInt((int) value);
      } else if (words < WORDS.size()) {
        registers = registers.with(WORDS.get(words++), value);
      } else {
        onStack.putLong(value);
      }
    }

    private boolean vector(long bits) {
      if (floating.length < FXSAVE_BYTES) {
        return false;
      }
      ByteBuffer.wrap(floating)
          .order(java.nio.ByteOrder.LITTLE_ENDIAN)
          .putLong(FIRST_VECTOR + VECTOR_BYTES * vectors++, bits);
      if (floating.length > FXSAVE_BYTES) {
        floating[FXSAVE_BYTES] |= HAS_VECTORS;
      }
      return true;
    }

    /// The return address, and the arguments above it.
    byte[] stack(Address returnTo) {
      var word = isLong ? Long.BYTES : Integer.BYTES;
      var bytes =
          ByteBuffer.allocate(word + onStack.position()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      if (isLong) {
        bytes.putLong(returnTo.value());
      } else {
        bytes.putInt((int) returnTo.value());
      }
      bytes.put(onStack.array(), 0, onStack.position());
      return bytes.array();
    }

    /// The first argument on the stack is aligned.
    Address sp(int length) {
      var word = isLong ? Long.BYTES : Integer.BYTES;
      var top = registers.sp().value() - RED_ZONE_BYTES - (length - word);
      return Address.of((top & -ALIGNMENT) - word);
    }

    Registers registers(Address function, Address sp) {
      var table = registers.architecture();
      return registers
          .with(table.programCounter(), function.value())
          .with(table.stackPointer(), sp.value())
          .with("eflags", registers.unsigned("eflags") & ~CLEARED_FLAGS)
          // How many vector registers are used, of functions with any number of arguments.
          .with(isLong ? "rax" : "eax", vectors)
          // No system call is to be started anew.
          .with(isLong ? "orig_rax" : "orig_eax", isLong ? -1L : 0xffff_ffffL);
    }
  }
}
