package dev.spoor.debugger.breakpoint;

import dev.spoor.engine.StoppedTask;

/// What must hold for a breakpoint to stop its task. Evaluated on the tracer thread, at every hit:
/// so it must be quick and never block.
@FunctionalInterface
public interface Condition {
  /// What a condition says.
  enum Answer {
    HOLDS,
    HOLDS_NOT,
    /// The program has to run for the answer, since it calls a function of it.
    CALLS
  }

  /// {@return whether the task is to stop}
  ///
  /// @param task at the breakpoint, its program counter set back to it
  /// @throws ConditionException if it cannot be evaluated: the task then stops
  Answer ask(StoppedTask task);
}
