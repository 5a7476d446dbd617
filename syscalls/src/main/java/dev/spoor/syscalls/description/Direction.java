package dev.spoor.syscalls.description;

/// Who writes what a parameter points to, or a field.
public enum Direction {
  /// The program: it is read at the call's entry.
  IN,
  /// The kernel: it is read when the call has succeeded.
  OUT,
  /// The kernel: it is read when the call has returned, also if it has failed.
  LEFT,
  /// The kernel, if a signal interrupted the call: how much time was left.
  INTERRUPTED,
  /// The program, but the kernel if the call failed because a structure is too big or too small
  /// (`E2BIG`): which size it knows.
  REFUSED,
  /// Both: it is read twice, and told twice if it has changed.
  IN_OUT,
  /// Both: it is read twice and told twice; if the call has failed only if it has changed.
  RETOLD,
  /// Both: it is read twice and told twice; if the call has failed by its address the second time.
  RETURNED,
  /// Both, the kernel whether the call succeeds or not: what it writes is told behind what the
  /// program wrote, as one.
  CONTINUED;

  /// {@return whether it is read at the call's entry and at its exit}
  public boolean isTwofold() {
    return this == IN_OUT || isToldTwice();
  }

  /// {@return whether it is also told twice if nothing has changed}
  public boolean isToldTwice() {
    return this == RETOLD || this == RETURNED;
  }
}
