package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What stands between quotes: in a string with the escapes of C, in a regular expression, whose
/// own escapes begin with a backslash too, with those of the quotes alone.
final class Escapes {
  private final Syntax.Quoted quoted;
  private final String raw;
  private int at;

  private Escapes(Syntax.Quoted quoted) {
    this.quoted = quoted;
    this.raw = quoted.raw();
  }

  /// {@return the bytes that a string stands for, in UTF-8 but for those given by number}
  static ByteString bytes(Syntax.Quoted quoted) {
    return new Escapes(quoted).bytes();
  }

  /// A regular expression.
  ///
  /// @param columns where each of its characters stands in the condition
  @SuppressWarnings("ArrayRecordComponent") // never compared, used at once
  record Expression(String text, int[] columns) {}

  /// {@return the regular expression that a string stands for}
  static Expression expression(Syntax.Quoted quoted) {
    var raw = quoted.raw();
    var text = new StringBuilder();
    var columns = new int[raw.length() + 1];
    for (var i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '\\' && i + 1 < raw.length()) {
        if (raw.charAt(i + 1) != '"' && raw.charAt(i + 1) != '\'') {
          columns[text.length()] = quoted.at() + 1 + i;
          text.append('\\');
        }
        i++;
      }
      columns[text.length()] = quoted.at() + 1 + i;
      text.append(raw.charAt(i));
    }
    columns[text.length()] = quoted.at() + 1 + raw.length();
    return new Expression(text.toString(), columns);
  }

  private ByteString bytes() {
    var bytes = new ByteArrayOutputStream();
    var start = 0;
    while (at < raw.length()) {
      if (raw.charAt(at) == '\\') {
        bytes.writeBytes(raw.substring(start, at).getBytes(StandardCharsets.UTF_8));
        bytes.write(escaped());
        start = at;
      } else {
        at++;
      }
    }
    bytes.writeBytes(raw.substring(start).getBytes(StandardCharsets.UTF_8));
    return ByteString.of(bytes.toByteArray());
  }

  private int escaped() {
    var start = at++;
    var c = at < raw.length() ? raw.charAt(at++) : ' ';
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '"', '\'' -> c;
      case 'x' -> number(start, 16, 2);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield number(start, 8, 3);
      }
      default -> throw unknown(start);
    };
  }

  private int number(int start, int radix, int most) {
    var value = 0;
    var digits = 0;
    while (digits < most && at < raw.length() && Character.digit(raw.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(raw.charAt(at++), radix);
      digits++;
    }
    if (digits == 0 || value > 0xff) {
      throw unknown(start);
    }
    return value;
  }

  private WhereException unknown(int start) {
    return new WhereException(
        "an escape is one of \\n \\t \\r \\\\ \\\" \\' \\xff \\377", quoted.at() + 1 + start);
  }
}
