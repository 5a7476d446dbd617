package dev.spoor.trace.statistics;

import dev.spoor.machine.ByteString;

/// What a program named, so that it can do nothing to a terminal.
final class Escapes {
  private Escapes() {}

  /// {@return the text, with three octal digits for what is not printable ASCII}
  static String of(ByteString text) {
    var out = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.at(i) & 0xff;
      if (c == '\\') {
        out.append("\\\\");
      } else if (c >= ' ' && c <= '~') {
        out.append((char) c);
      } else {
        out.append('\\').append((char) ('0' + (c >> 6)));
        out.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      }
    }
    return out.toString();
  }
}
