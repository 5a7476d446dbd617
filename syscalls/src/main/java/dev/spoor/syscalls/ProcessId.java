package dev.spoor.syscalls;

/// What a process id counts: the kernel has one space of numbers for all three.
public enum ProcessId {
  /// A task; a process has the number of its first one.
  TASK,
  /// A process group.
  GROUP,
  /// A session.
  SESSION
}
