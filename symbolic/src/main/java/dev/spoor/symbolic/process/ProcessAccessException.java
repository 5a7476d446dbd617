package dev.spoor.symbolic.process;

/// A process cannot be looked into: it is not there, or not for us. The message is a sentence for
/// the user.
public final class ProcessAccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message what was wanted of which process, and why it failed
  public ProcessAccessException(String message) {
    super(message);
  }
}
