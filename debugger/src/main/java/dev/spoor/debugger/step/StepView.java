package dev.spoor.debugger.step;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;

/// A task that is stopped, as a [StepPlan] sees it. Valid during one call of the plan.
public interface StepView {
  /// {@return its general registers}
  Registers registers();

  /// {@return its memory, without what the debugger has put in it}
  Memory memory();

  /// {@return what is known of its program}
  Symbols symbols();
}
