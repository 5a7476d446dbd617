package dev.spoor.repl.terminal;

import dev.spoor.machine.Printable;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import org.jline.utils.WCWidth;

/// The part of a line that there is room for, as a terminal shows it: tabs are blanks, and no
/// control character gets through, since what a program can choose must not steer the terminal. For
/// one use.
public final class Clip {
  private static final int TAB = 8;

  private final int from;
  private final int end;
  private final Text clipped = new Text();
  private final StringBuilder piece = new StringBuilder();
  private int column;

  private Clip(int from, int width) {
    this.from = from;
    this.end = from + width;
  }

  /// {@return exactly `width` columns; behind a short line there are blanks, which are inverse if
  /// its end is}
  ///
  /// @param from the first column, counted from 0
  public static Text of(Text line, int from, int width) {
    var clip = new Clip(from, width);
    var last = Style.PLAIN;
    for (var span : line.spans()) {
      last = span.style();
      clip.take(Printable.withTabs(span.text()).toString());
      clip.flush(last);
    }
    clip.blanks(clip.end - clip.column);
    clip.flush(last.isInverse() ? last : Style.PLAIN);
    return clip.clipped;
  }

  private void flush(Style style) {
    clipped.add(style, piece.toString());
    piece.setLength(0);
  }

  private void take(String text) {
    for (var at = 0; at < text.length() && column <= end; ) {
      var sign = text.codePointAt(at);
      at += Character.charCount(sign);
      if (sign == '\t') {
        blanks(TAB - column % TAB);
      } else {
        sign(sign, Math.max(0, WCWidth.wcwidth(sign)));
      }
    }
  }

  /// Half of a sign that takes two columns is a blank. What takes none belongs to the sign before.
  private void sign(int sign, int width) {
    var isInside = column >= from && column + width <= end;
    if (isInside && (width > 0 || column > from)) {
      piece.appendCodePoint(sign);
      column += width;
    } else {
      blanks(width);
    }
  }

  private void blanks(int count) {
    for (var i = 0; i < count; i++, column++) {
      if (column >= from && column < end) {
        piece.append(' ');
      }
    }
  }
}
