package dev.spoor.trace.options;

/// What a user typed, on its way to a terminal.
final class Quoted {
  private Quoted() {}

  /// {@return `text` with each control character as a question mark}
  static String of(String text) {
    var safe = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      safe.append(Character.isISOControl(c) ? '?' : c);
    }
    return safe.toString();
  }
}
