package dev.spoor.repl.data;

import dev.spoor.repl.text.CommandException;

/// What stands behind a slash: `/16xb`.
///
/// @param count how many; 1 if none was said
/// @param letter of the format: one of xduotacfszi, or 0
/// @param size of each: b, h, w, g, or 0
/// @param raw whether values are shown as they are, without presenters
public record Format(int count, char letter, char size, boolean raw) {
  /// None.
  public static final Format NONE = new Format(1, '\0', '\0', false);

  /// {@return what a text that begins with a slash, or is empty, says}
  ///
  /// @throws CommandException if it makes no sense
  public static Format parse(String text, Format last) {
    if (text.isEmpty()) {
      return last;
    }
    var at = 1;
    var isNegative = at < text.length() && text.charAt(at) == '-';
    at += isNegative ? 1 : 0;
    var begin = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    var count = 1;
    if (at > begin) {
      try {
        count = Integer.parseInt(text.substring(begin, at));
      } catch (NumberFormatException _) {
        throw new CommandException("Invalid number \"" + text.substring(begin, at) + "\".");
      }
    }
    var letter = '\0';
    var size = '\0';
    var raw = false;
    for (; at < text.length(); at++) {
      var sign = text.charAt(at);
      if ("bhwg".indexOf(sign) >= 0) {
        size = sign;
      } else if (sign == 'r') {
        raw = true;
      } else if ("xduotacfszi".indexOf(sign) >= 0) {
        letter = sign;
      } else {
        throw new CommandException("Undefined output format \"" + sign + "\".");
      }
    }
    return new Format(isNegative ? -count : count, letter, size, raw);
  }

  /// {@return the same without presenters}
  Format asRaw() {
    return new Format(count, letter, size, true);
  }

  /// {@return how many bytes each takes, or 0}
  int sizeBytes() {
    return switch (size) {
      case 'b' -> 1;
      case 'h' -> 2;
      case 'w' -> 4;
      case 'g' -> 8;
      default -> 0;
    };
  }
}
