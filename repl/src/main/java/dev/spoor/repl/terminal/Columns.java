package dev.spoor.repl.terminal;

import org.jline.utils.WCWidth;

/// How much room text takes on a terminal.
final class Columns {
  private static final int TAB = 8;

  private Columns() {}

  /// {@return the columns of a line that begins in the first one}
  static int of(CharSequence line) {
    var columns = 0;
    for (var at = 0; at < line.length(); at++) {
      var sign = Character.codePointAt(line, at);
      columns += sign == '\t' ? TAB - columns % TAB : Math.max(0, WCWidth.wcwidth(sign));
      at += Character.charCount(sign) - 1;
    }
    return columns;
  }
}
