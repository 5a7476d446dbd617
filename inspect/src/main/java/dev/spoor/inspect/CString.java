package dev.spoor.inspect;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text as in a C string literal.
final class CString {
  private final String text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int next;

  private CString(String text) {
    this.text = text;
  }

  /// {@return the bytes of `text` in UTF-8, with its escapes replaced and a NUL behind them}
  ///
  /// @throws CommandException for an escape that C does not have
  static byte[] encode(String text) {
    var string = new CString(text);
    while (string.next < text.length()) {
      string.character();
    }
    string.bytes.write(0);
    return string.bytes.toByteArray();
  }

  private void character() {
    var c = text.codePointAt(next);
    next += Character.charCount(c);
    if (c == '\\') {
      escape();
    } else {
      bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void escape() {
    if (next == text.length()) {
      throw CommandException.failed("\"" + text + "\" ends with a lonely backslash");
    }
    var c = text.charAt(next++);
    switch (c) {
      case 'a' -> bytes.write(7);
      case 'b' -> bytes.write('\b');
      case 'e' -> bytes.write(27);
      case 'f' -> bytes.write('\f');
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case 'v' -> bytes.write(11);
      case '\\', '\'', '"', '?' -> bytes.write(c);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(next - 1, 3, 8);
      case 'x' -> number(next, 2, 16);
      default -> throw CommandException.failed("\\" + c + " is no escape that C knows");
    }
  }

  /// One byte from at most `most` digits; C would take more after `\x`, but they could not fit.
  private void number(int from, int most, int radix) {
    var value = 0;
    var at = from;
    while (at < text.length() && at < from + most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    if (at == from || value > 0xff) {
      throw CommandException.failed(
          "\"" + text.substring(from, at) + "\" in \"" + text + "\" is not one byte");
    }
    next = at;
    bytes.write(value);
  }

  /// {@return `bytes` in quotes, with escapes for quotes and backslashes}
  static String quoted(ByteString bytes) {
    var plain = new ByteArrayOutputStream();
    for (var i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) == '"' || bytes.at(i) == '\\') {
        plain.write('\\');
      }
      plain.write(bytes.at(i));
    }
    return "\"" + Printable.of(Printable.decode(ByteString.of(plain.toByteArray()))) + "\"";
  }
}
