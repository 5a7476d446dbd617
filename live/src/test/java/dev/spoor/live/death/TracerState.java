package dev.spoor.live.death;

/// What a tracer is doing at the moment it is killed.
enum TracerState {
  /// Attached, the program runs until something happens.
  IDLE,
  /// The task is held at the entry to a system call.
  SYSCALL_ENTRY,
  /// The task is held at the exit.
  SYSCALL_EXIT,
  /// The task is held before a signal is delivered.
  SIGNAL,
  /// The task is held after a step.
  STEP,
  /// A debug register is armed, the program runs.
  DEBUG_REGISTER,
  /// The task is held in a group-stop.
  GROUP_STOP,
  /// The task is in a group-stop, with PTRACE_LISTEN.
  LISTENING,
  /// Attached, tracing system calls as fast as they come.
  BUSY_SYSCALLS,
  /// Attached, stepping.
  BUSY_STEPS,
  /// Launched, tracing system calls as fast as they come.
  LAUNCHED,
  /// Launching one program after the other.
  LAUNCHING
}
