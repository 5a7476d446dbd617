package dev.spoor.trace;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The trace could not be written.
final class OutputFailure extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  OutputFailure(String target, IOException cause) {
    super("Cannot write to " + target + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    var message = cause.getMessage();
    return message == null ? "no reason given" : message;
  }
}
