package dev.spoor.repl.text;

/// A command cannot do what it was asked; the message is what the user is told.
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param sentence for the user
  public CommandException(String sentence) {
    super(sentence);
  }

  /// {@return what the user is told}
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
