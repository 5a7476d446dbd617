package dev.spoor.machine;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text that a terminal takes as nothing but text.
public final class Printable {
  private Printable() {}

  /// {@return `text` with every character that is not a plain visible one or a blank as an escape:
  /// `\n`, `\033`, `\u202e`}
  public static CharSequence of(CharSequence text) {
    return of(text, false);
  }

  /// {@return the same, but with its tabs}
  public static CharSequence withTabs(CharSequence text) {
    return of(text, true);
  }

  private static CharSequence of(CharSequence text, boolean keepsTabs) {
    for (var i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i), keepsTabs)) {
        return escaped(text.toString(), i, keepsTabs);
      }
    }
    return text;
  }

  private static boolean isPlain(int c, boolean keepsTabs) {
    return c >= ' ' && c < 0x7f || keepsTabs && c == '\t';
  }

  private static String escaped(String text, int from, boolean keepsTabs) {
    var result = new StringBuilder(text.length() + 16).append(text, 0, from);
    text.codePoints()
        .skip(text.codePointCount(0, from))
        .forEach(c -> {
          if (isPlain(c, keepsTabs)) {
            result.append((char) c);
          } else {
            escape(c, result);
          }
        });
    return result.toString();
  }

  private static void escape(int c, StringBuilder to) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\t' -> to.append("\\t");
      case '\r' -> to.append("\\r");
      default -> {
        if (c < ' ' || c == 0x7f) {
          to.append('\\').append(octal(c));
        } else if (isVisible(c)) {
          to.appendCodePoint(c);
        } else {
          to.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
        }
      }
    }
  }

  private static String octal(int c) {
    return "" + (char) ('0' + (c >> 6)) + (char) ('0' + (c >> 3 & 7)) + (char) ('0' + (c & 7));
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// {@return `bytes` read as UTF-8, what is not UTF-8 as `\377`; still to be passed through
  /// [#of(CharSequence)]}
  public static String decode(ByteString bytes) {
    var in = ByteBuffer.wrap(bytes.toArray());
    var out = CharBuffer.allocate(bytes.length());
    var result = new StringBuilder();
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    for (var step = CoderResult.OVERFLOW; !step.isUnderflow(); ) {
      step = decoder.decode(in, out, true);
      result.append(out.flip());
      out.clear();
      for (var i = 0; step.isError() && i < step.length(); i++) {
        result.append('\\').append(octal(in.get() & 0xff));
      }
    }
    return result.toString();
  }
}
