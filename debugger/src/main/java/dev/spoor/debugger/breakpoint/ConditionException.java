package dev.spoor.debugger.breakpoint;

/// A condition does not make sense, or could not be evaluated; the message is for the user.
public final class ConditionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// @param sentence why
  public ConditionException(String sentence) {
    super(sentence);
  }
}
