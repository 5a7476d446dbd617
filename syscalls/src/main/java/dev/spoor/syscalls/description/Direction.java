package dev.spoor.syscalls.description;

/// Who writes what a parameter points to, or a field.
public enum Direction {
  /// The program: it is read at the call's entry.
  IN,
  /// The kernel: it is read when the call has succeeded.
  OUT,
  /// The kernel, if a signal interrupted the call: how much time was left.
  INTERRUPTED,
  /// Both: it is read twice.
  IN_OUT
}
