package dev.spoor.live.death;

/// What a session of the debugger, attached to a program, is doing at the moment it is killed.
enum SessionState {
  /// Breakpoints are planted that nobody comes to.
  IDLE,
  /// A breakpoint whose condition is false is hit again and again.
  HITS,
  /// The user looks at a breakpoint that was hit.
  HALTED,
  /// Stepping.
  STEPS,
  /// A debug register is armed that nothing has set off.
  WATCH,
  /// The program is in a function that the debugger has called.
  CALL,
  /// The user looks at a signal that was received.
  SIGNAL
}
