package dev.spoor.inspect;

/// A command cannot do what it was asked. The message is a sentence for the user.
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The exit status of a command that failed.
  public static final int FAILED = 1;

  /// The exit status of a command that was not understood.
  public static final int MISUSED = 2;

  private final int exitStatus;

  private CommandException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /// {@return the exception for what cannot be done}
  public static CommandException failed(String message) {
    return new CommandException(FAILED, message);
  }

  /// {@return the exception for what was said wrongly}
  public static CommandException misused(String message) {
    return new CommandException(MISUSED, message);
  }

  /// {@return what the command ends with}
  public int exitStatus() {
    return exitStatus;
  }
}
