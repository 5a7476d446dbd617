package dev.spoor.debugger.step;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;

/// A task that is stopped, as a [StepPlan] sees it. Valid during one call of the plan.
public interface StepView {
  /// {@return its general registers}
  Registers registers();

  /// {@return its registers, vectors and all}
  default Registers allRegisters() {
    return registers();
  }

  /// {@return its floating-point and vector registers as one block; empty if there are none}
  default byte[] floatingState() {
    return new byte[0];
  }

  /// Replaces what [#floatingState] has.
  default void floatingState(byte[] block) {
    throw new UnsupportedOperationException("no floating state of " + block.length + " bytes");
  }

  /// {@return its memory, without what the debugger has put in it}
  Memory memory();

  /// {@return what is known of its program}
  Symbols symbols();

  /// {@return how many of the innermost levels of the stack are not shown, since the calls that
  /// were inlined there have not been entered in the eyes of the user: what the last
  /// [Verdict.Outcome.Stepped] said, else [dev.spoor.debugger.symbols.InlinedCalls#startingAt]}
  default int hidden() {
    return 0;
  }
}
