package dev.spoor.live.death;

/// What a debugger is doing at the moment it is killed. It has planted breakpoints and has a
/// guardian, unless said otherwise.
enum DebuggerState {
  /// Breakpoints that nobody comes to.
  IDLE,
  /// The same without a guardian.
  UNGUARDED,
  /// A program that comes to a breakpoint again and again; its task is marked all the time.
  HITS,
  /// The same where the instruction has one byte: the task is marked as long as it is stopped.
  SHORT_HITS,
  /// A task is held at a breakpoint, its pc set back.
  HELD,
  /// The same, the pc behind the breakpoint.
  HELD_BEHIND,
  /// A task is held after a step.
  STEP,
  /// Stepping.
  STEPS,
  /// A debug register is armed, no breakpoint planted.
  DEBUG_REGISTER,
  /// The program has been made to call a function, and came back to the breakpoint that waits
  /// there.
  CALL,
  /// A task is held before the delivery of a signal.
  SIGNAL
}
