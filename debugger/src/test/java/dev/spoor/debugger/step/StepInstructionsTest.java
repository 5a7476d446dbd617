package dev.spoor.debugger.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import org.junit.jupiter.api.Test;

class StepInstructionsTest {
  /// A task that must not be looked at.
  private record Unseen() implements StepView {
    @Override
    public Registers registers() {
      throw new AssertionError("registers");
    }

    @Override
    public Memory memory() {
      throw new AssertionError("memory");
    }

    @Override
    public Symbols symbols() {
      throw new AssertionError("symbols");
    }
  }

  @Test
  void soManyAreCarriedOutAndNothingIsLookedAt() {
    var plan = StepInstructions.into(2);
    var view = new Unseen();

    assertThat(plan.look(view)).isEqualTo(new Verdict.StepInstruction());
    assertThat(plan.look(view)).isEqualTo(new Verdict.StepInstruction());
    assertThat(plan.look(view)).isEqualTo(new Verdict.Finished(new Verdict.Outcome.Stepped(0)));
  }
}
