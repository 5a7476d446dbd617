package dev.spoor.symbolic.expression;

/// Where the variable of a thread's own is.
public sealed interface ThreadLocalPlace {
  /// It is there.
  ///
  /// @param address in the program
  record At(long address) implements ThreadLocalPlace {}

  /// It is not there, or cannot be found.
  ///
  /// @param reason in words
  record Unknown(String reason) implements ThreadLocalPlace {}
}
