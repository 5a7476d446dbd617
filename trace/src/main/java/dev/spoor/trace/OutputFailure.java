package dev.spoor.trace;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The trace could not be written.
final class OutputFailure extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  OutputFailure(String target, IOException cause) {
    super("Cannot write to " + target + ": " + reason(cause), cause);
  }

  private OutputFailure(IOException cause, String sentence) {
    super(sentence, cause);
  }

  /// {@return that a file could not be opened}
  static OutputFailure unopened(String path, IOException cause) {
    return new OutputFailure(cause, "Can't fopen '" + path + "': " + whyUnopened(cause, path));
  }

  /// {@return why a file could not be opened; Java's exceptions say `PATH (the reason)`}
  static String whyUnopened(IOException refused, String path) {
    var message = reason(refused);
    var prefix = path + " (";
    return message.startsWith(prefix) && message.endsWith(")")
        ? message.substring(prefix.length(), message.length() - 1)
        : message;
  }

  private static String reason(IOException cause) {
    var message = cause.getMessage();
    return message == null ? "no reason given" : message;
  }
}
