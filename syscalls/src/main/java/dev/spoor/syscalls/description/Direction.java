package dev.spoor.syscalls.description;

/// Who writes what a parameter points to, or a field.
public enum Direction {
  /// The program: it is read at the call's entry.
  IN,
  /// The kernel: it is read when the call has succeeded.
  OUT,
  /// Both: it is read twice.
  IN_OUT
}
