package dev.spoor.symbolic.value;

/// Characters and texts in quotes, as C writes them. What is not printable ASCII is escaped, so
/// that a program's memory does nothing to who looks at it.
final class TextWriter {
  private final CharacterKind kind;
  private final ValueFormat format;
  private final StringBuilder out;
  private boolean isAfterNumber;

  TextWriter(CharacterKind kind, ValueFormat format, StringBuilder out) {
    this.kind = kind;
    this.format = format;
    this.out = out;
  }

  /// Writes one character in single quotes.
  void character(long unit) {
    isAfterNumber = false;
    out.append(kind.prefix()).append('\'');
    unit(unit, '\'');
    out.append('\'');
  }

  /// Writes a text in double quotes, with runs of equal characters apart.
  ///
  /// @param units the characters; not all may be shown
  /// @param isMore whether there are others behind them
  void text(long[] units, boolean isMore) {
    if (units.length == 0) {
      out.append(kind.prefix()).append("\"\"").append(isMore ? "..." : "");
      return;
    }
    var isQuoted = false;
    var shown = 0;
    var at = 0;
    while (at < units.length && shown < format.elements()) {
      var run = runFrom(units, at);
      if (run > format.repeats()) {
        out.append(isQuoted ? "\", " : at > 0 ? ", " : "");
        character(units[at]);
        out.append(" <repeats ").append(run).append(" times>");
        isQuoted = false;
        shown += format.repeats();
        at += run;
        continue;
      }
      if (!isQuoted) {
        out.append(at > 0 ? ", " : "").append(kind.prefix()).append('"');
        isQuoted = true;
        isAfterNumber = false;
      }
      var several = Math.min(run, format.elements() - shown);
      for (var i = 0; i < several; i++) {
        unit(units[at], '"');
      }
      shown += several;
      at += several;
    }
    out.append(isQuoted ? "\"" : "").append(isMore || at < units.length ? "..." : "");
  }

  private static int runFrom(long[] units, int from) {
    var end = from + 1;
    while (end < units.length && units[end] == units[from]) {
      end++;
    }
    return end - from;
  }

  private void unit(long unit, char quote) {
    var escape = letter(unit);
    if (escape != 0) {
      out.append("\\").append(escape);
      isAfterNumber = false;
    } else if (unit == quote || unit == '\\') {
      out.append('\\').append((char) unit);
      isAfterNumber = false;
    } else if (unit >= ' ' && unit < 0x7f && !(isAfterNumber && isDigit(unit))) {
      out.append((char) unit);
      isAfterNumber = false;
    } else {
      number(unit);
    }
  }

  /// {@return the letter of C's escape for a control character}
  private static char letter(long unit) {
    return switch (Math.clamp(unit, -1, 0x7f)) {
      case 7 -> 'a';
      case 8 -> 'b';
      case 9 -> 't';
      case 10 -> 'n';
      case 11 -> 'v';
      case 12 -> 'f';
      case 13 -> 'r';
      default -> 0;
    };
  }

  /// Would be read as a part of the number before it.
  private static boolean isDigit(long unit) {
    return Character.digit((char) unit, 16) >= 0;
  }

  private void number(long unit) {
    // Three digits end an octal number; a hexadecimal one goes on.
    isAfterNumber = unit > 0777;
    if (isAfterNumber) {
      out.append("\\x").append(Long.toHexString(unit));
      return;
    }
    var octal = Long.toOctalString(unit);
    out.append('\\').append("0".repeat(3 - octal.length())).append(octal);
  }

  /// {@return a name of the program, without what a terminal takes for more than text}
  static String printable(String name) {
    var text = new StringBuilder(Math.min(name.length(), 4096));
    for (var i = 0; i < Math.min(name.length(), 4096); i++) {
      var sign = name.charAt(i);
      text.append(sign >= ' ' && sign < 0x7f ? sign : '?');
    }
    return text.toString();
  }
}
