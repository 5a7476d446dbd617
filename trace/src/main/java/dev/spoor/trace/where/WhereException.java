package dev.spoor.trace.where;

import java.util.List;

/// A condition that makes no sense, and where in its text.
public final class WhereException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// How much of a long condition is shown on either side.
  private static final int AROUND = 60;

  private final int at;

  WhereException(String what, int at) {
    super(what);
    this.at = at;
  }

  /// {@return the index of the character that is wrong; the text's length for its end}
  public int at() {
    return at;
  }

  /// {@return two lines: the text, or of a long one the part that matters, and a caret under the
  /// character that is wrong}
  public List<String> picture(String text) {
    var place = Math.min(at, text.length());
    var from = place <= AROUND ? 0 : place - AROUND;
    var to = text.length() - place <= AROUND ? text.length() : place + AROUND;
    // No half of a character.
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    var before = (from > 0 ? "..." : "") + printable(text.substring(from, place));
    var after = printable(text.substring(place, to)) + (to < text.length() ? "..." : "");
    return List.of(
        "  " + before + after, "  " + " ".repeat(before.codePointCount(0, before.length())) + "^");
  }

  private static String printable(String text) {
    var safe = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      safe.append(Character.isISOControl(c) ? '?' : c);
    }
    return safe.toString();
  }
}
