package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import java.util.List;
import java.util.Optional;

/// A number of instructions: those of functions that are called too, or calls as if they were one.
public final class StepInstructions implements StepPlan {
  private final boolean passesCalls;
  private long left;
  private Optional<Passage> passage = Optional.empty();
  private Optional<CallWatch> before = Optional.empty();

  private StepInstructions(long count, boolean passesCalls) {
    this.left = count;
    this.passesCalls = passesCalls;
  }

  /// {@return a plan for `count` instructions, whatever they are}
  public static StepInstructions into(long count) {
    return new StepInstructions(count, false);
  }

  /// {@return a plan for `count` instructions; a call is one with all that it does}
  public static StepInstructions over(long count) {
    return new StepInstructions(count, true);
  }

  @Override
  public Verdict look(StepView view) {
    if (passage.isPresent()) {
      var next = passage.get().look(view);
      if (next.isPresent()) {
        return next.get();
      }
      passage = Optional.empty();
    }
    var call =
        passesCalls
            ? before.flatMap(watch -> watch.returnAddress(view))
            : Optional.<Address>empty();
    if (call.isPresent()) {
      before = Optional.empty();
      var back = new Verdict.RunTo(call.get(), Optional.of(view.registers().sp()));
      var through = new Passage(back, List.of(), view);
      passage = Optional.of(through);
      return through.run();
    }
    if (left-- <= 0) {
      return new Verdict.Finished(new Verdict.Outcome.Stepped(0));
    }
    before = passesCalls ? Optional.of(CallWatch.before(view)) : Optional.empty();
    return new Verdict.StepInstruction();
  }
}
