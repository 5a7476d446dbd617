package dev.spoor.syscalls.format;

import dev.spoor.machine.ByteString;

/// Bytes of a tracee made printable the way C writes them: every byte that is not a printable ASCII
/// character becomes an escape, so none reaches a terminal.
final class Quoting {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Quoting() {}

  /// Appends `bytes` in double quotes.
  static void quote(ByteString bytes, TextStyle style, StringBuilder out) {
    quote(bytes.toArray(), bytes.length(), style, out);
  }

  /// Appends the first `length` of `bytes` in double quotes.
  static void quote(byte[] bytes, int length, TextStyle style, StringBuilder out) {
    out.append('"');
    escaped(bytes, length, "\"", style, out);
    out.append('"');
  }

  private static void escaped(
      byte[] bytes, int length, String special, TextStyle style, StringBuilder out) {
    switch (style.hexStrings()) {
      case NONE -> escape(bytes, length, special, false, out);
      case ESCAPES -> escape(bytes, length, special, true, out);
      case ALL -> hex(bytes, length, out);
      case UNPRINTABLE -> {
        if (isPlain(bytes, length)) {
          escape(bytes, length, special, false, out);
        } else {
          hex(bytes, length, out);
        }
      }
    }
  }

  /// Appends `bytes` as they stand between angle brackets.
  static void inBrackets(ByteString bytes, TextStyle style, StringBuilder out) {
    escaped(bytes.toArray(), bytes.length(), "<>\"", style, out);
  }

  /// Appends `bytes` in double quotes, in hexadecimal.
  static void quoteHex(ByteString bytes, StringBuilder out) {
    out.append('"');
    hex(bytes.toArray(), bytes.length(), out);
    out.append('"');
  }

  private static void escape(
      byte[] bytes, int length, String special, boolean inHex, StringBuilder out) {
    for (var i = 0; i < length; i++) {
      var c = bytes[i] & 0xff;
      if (c >= ' ' && c < 0x7f && c != '\\' && special.indexOf(c) < 0) {
        out.append((char) c);
      } else if (c == '"') {
        out.append("\\\"");
      } else if (named(c) != 0) {
        out.append('\\').append(named(c));
      } else if (inHex) {
        out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
      } else {
        octal(c, i + 1 < length && isOctalDigit(bytes[i + 1]), out);
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

  private static boolean isPlain(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      var c = bytes[i] & 0xff;
      if ((c < ' ' || c >= 0x7f) && (named(c) == 0)) {
        return false;
      }
    }
    return true;
  }

  private static void hex(byte[] bytes, int length, StringBuilder out) {
    for (var i = 0; i < length; i++) {
      var c = bytes[i] & 0xff;
      out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}
