package dev.spoor.trace.where;

/// Whether a condition holds for a call.
public enum Verdict {
  TRUE,
  FALSE,
  /// That depends on what is known only when the call is over.
  OPEN;

  static Verdict of(boolean holds) {
    return holds ? TRUE : FALSE;
  }
}
