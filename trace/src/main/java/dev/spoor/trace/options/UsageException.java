package dev.spoor.trace.options;

import java.util.List;

/// The command line makes no sense. The message is without the program's name.
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean hint;
  private final String picture;

  private UsageException(String message, boolean hint, List<String> picture) {
    super(message);
    this.hint = hint;
    this.picture = String.join("\n", picture);
  }

  /// Options of which only one can be given.
  static UsageException together(String options) {
    return plain(options + " cannot be provided simultaneously");
  }

  static UsageException plain(String message) {
    return new UsageException(message, false, List.of());
  }

  static UsageException withHint(String message) {
    return new UsageException(message, true, List.of());
  }

  /// @param picture lines behind the message that show where it is wrong
  static UsageException located(String message, List<String> picture) {
    return new UsageException(message, false, picture);
  }

  /// {@return lines that show what is wrong; may be empty}
  public String picture() {
    return picture;
  }

  /// {@return whether strace(1) would point at its help here}
  public boolean pointsAtHelp() {
    return hint;
  }
}
