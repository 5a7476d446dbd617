package dev.spoor.syscalls.description;

/// A description that is not written in the language: a fault of this program, found by its tests.
public final class DescriptionException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  DescriptionException(String what, String text, int at) {
    super(what + ": " + text.substring(lineStart(text, at), lineEnd(text, at)));
  }

  private static int lineStart(String text, int at) {
    return text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  }

  private static int lineEnd(String text, int at) {
    var end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
