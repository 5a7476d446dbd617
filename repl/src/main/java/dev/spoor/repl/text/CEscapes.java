package dev.spoor.repl.text;

/// Escape sequences of C in what a user typed.
public final class CEscapes {
  private final String text;
  private int next;

  /// @param text as it was typed
  public CEscapes(String text) {
    this.text = text;
  }

  /// {@return the text with each sequence replaced by its sign}
  public String text() {
    var result = new StringBuilder(text.length());
    while (next < text.length()) {
      var sign = text.charAt(next++);
      if (sign != '\\') {
        result.append(sign);
      } else if (next < text.length()) {
        escape(text.charAt(next++), result);
      }
    }
    return result.toString();
  }

  private void escape(char sign, StringBuilder to) {
    switch (sign) {
      case 'n' -> to.append('\n');
      case 't' -> to.append('\t');
      case 'a' -> to.append('\u0007');
      case 'b' -> to.append('\b');
      case 'f' -> to.append('\f');
      case 'r' -> to.append('\r');
      case 'v' -> to.append('\u000b');
      case 'e' -> to.append('\u001b');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(sign, to);
      default -> to.append(sign);
    }
  }

  private void octal(char first, StringBuilder to) {
    var value = first - '0';
    for (var i = 0; i < 2 && next < text.length() && isOctal(text.charAt(next)); i++) {
      value = value * 8 + text.charAt(next++) - '0';
    }
    to.append((char) (value & 0xff));
  }

  private static boolean isOctal(char sign) {
    return sign >= '0' && sign <= '7';
  }
}
