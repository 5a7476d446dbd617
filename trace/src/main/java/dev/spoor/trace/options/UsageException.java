package dev.spoor.trace.options;

/// The command line makes no sense. The message is without the program's name.
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean hint;

  private UsageException(String message, boolean hint) {
    super(message);
    this.hint = hint;
  }

  static UsageException plain(String message) {
    return new UsageException(message, false);
  }

  static UsageException withHint(String message) {
    return new UsageException(message, true);
  }

  /// {@return whether strace(1) would point at its help here}
  public boolean pointsAtHelp() {
    return hint;
  }
}
