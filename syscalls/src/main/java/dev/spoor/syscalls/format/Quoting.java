package dev.spoor.syscalls.format;

import dev.spoor.machine.ByteString;

/// Bytes of a tracee made printable the way C writes them: every byte that is not a printable ASCII
/// character becomes an escape, so none reaches a terminal.
final class Quoting {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Quoting() {}

  /// Appends `bytes` in double quotes.
  static void quote(ByteString bytes, TextStyle style, StringBuilder out) {
    out.append('"');
    switch (style.hexStrings()) {
      case NONE -> escape(bytes, "\"", out);
      case ALL -> hex(bytes, out);
      case UNPRINTABLE -> {
        if (isPlain(bytes)) {
          escape(bytes, "\"", out);
        } else {
          hex(bytes, out);
        }
      }
    }
    out.append('"');
  }

  /// Appends `bytes` in angle brackets, as what a descriptor refers to.
  static void bracket(ByteString bytes, StringBuilder out) {
    out.append('<');
    escape(bytes, "<>", out);
    out.append('>');
  }

  /// Appends `bytes` in double quotes, in hexadecimal.
  static void quoteHex(ByteString bytes, StringBuilder out) {
    out.append('"');
    hex(bytes, out);
    out.append('"');
  }

  private static void escape(ByteString bytes, String special, StringBuilder out) {
    var length = bytes.length();
    for (var i = 0; i < length; i++) {
      var c = bytes.at(i) & 0xff;
      var name = named(c);
      if (name != 0) {
        out.append('\\').append(name);
      } else if (c == '"' && special.equals("\"")) {
        out.append("\\\"");
      } else if (c >= ' ' && c < 0x7f && special.indexOf(c) < 0) {
        out.append((char) c);
      } else {
        octal(c, i + 1 < length && isOctalDigit(bytes.at(i + 1)), out);
      }
    }
  }

  private static char named(int c) {
    return switch (c) {
      case '\\' -> '\\';
      case '\n' -> 'n';
      case '\t' -> 't';
      case '\r' -> 'r';
      case '\f' -> 'f';
      case 0x0b -> 'v';
      default -> 0;
    };
  }

  // A digit that follows would be read as part of a short escape.
  private static void octal(int c, boolean digitFollows, StringBuilder out) {
    out.append('\\');
    if (digitFollows || c > 077) {
      out.append((char) ('0' + (c >> 6)));
    }
    if (digitFollows || c > 07) {
      out.append((char) ('0' + (c >> 3 & 7)));
    }
    out.append((char) ('0' + (c & 7)));
  }

  private static boolean isOctalDigit(byte c) {
    return c >= '0' && c <= '7';
  }

  private static boolean isPlain(ByteString bytes) {
    for (var i = 0; i < bytes.length(); i++) {
      var c = bytes.at(i) & 0xff;
      if ((c < ' ' || c >= 0x7f) && (named(c) == 0)) {
        return false;
      }
    }
    return true;
  }

  private static void hex(ByteString bytes, StringBuilder out) {
    for (var i = 0; i < bytes.length(); i++) {
      var c = bytes.at(i) & 0xff;
      out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}
