package dev.spoor.debugger.step;

import dev.spoor.debugger.symbols.CodeFunction;
import dev.spoor.debugger.symbols.FrameStack;
import dev.spoor.machine.Address;
import java.util.List;
import java.util.Optional;

/// Until a call has returned.
public final class StepOut implements StepPlan {
  private final Address returnAddress;
  private final Address above;
  private final Optional<Address> function;
  private Optional<Passage> passage = Optional.empty();

  private StepOut(Address returnAddress, Address above, Optional<Address> function) {
    this.returnAddress = returnAddress;
    this.above = above;
    this.function = function;
  }

  /// {@return a plan for the call of a level of the stack, which is not inlined: for those see
  /// [StepLine#outOfInlined]}
  ///
  /// @param stack of the task
  /// @param level which one, 0 for the innermost
  /// @param function that it is a call of, whose result may be of interest
  /// @return empty if nothing is known of its caller: the outermost frame cannot be finished
  public static Optional<StepOut> of(FrameStack stack, int level, Optional<CodeFunction> function) {
    var frame = stack.frames().get(level);
    // Functions that have jumped on have been left.
    var caller = stack.stack().callerOf(frame.index());
    if (caller.isEmpty() || frame.frame().cfa().isEmpty()) {
      return Optional.empty();
    }
    var word = frame.frame().registers().architecture().pointerBytes();
    return Optional.of(
        new StepOut(
            caller.get().pc(),
            // The stack pointer is behind the return address when it has been used.
            frame.frame().cfa().get().plus(-word),
            function.map(CodeFunction::entry)));
  }

  @Override
  public Verdict look(StepView view) {
    if (passage.isEmpty()) {
      var through =
          new Passage(new Verdict.RunTo(returnAddress, Optional.of(above)), List.of(), view);
      passage = Optional.of(through);
      return through.run();
    }
    return passage.get().look(view).orElseGet(() -> new Verdict.Finished(outcome(view)));
  }

  /// Without a result, if it was left otherwise.
  private Verdict.Outcome outcome(StepView view) {
    return view.registers().pc().equals(returnAddress)
        ? new Verdict.Outcome.Returned(function)
        : new Verdict.Outcome.Reached();
  }
}
