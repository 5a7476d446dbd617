package dev.spoor.repl.print;

import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.Locale;
import java.util.Set;

/// An instruction's text in gdb's colours: its mnemonic, registers, numbers, and what is told of an
/// address. For one use.
final class InstructionColors {
  /// Words of Intel's syntax that are neither (Intel's manual, volume 1, 1.3; binutils).
  private static final Set<String> SIZES =
      Set.of(
          "byte", "word", "dword", "qword", "tbyte", "fword", "xmmword", "ymmword", "zmmword",
          "ptr", "short", "far");

  private static final Set<String> PREFIXES =
      Set.of(
          "lock",
          "rep",
          "repz",
          "repnz",
          "notrack",
          "bnd",
          "data16",
          "addr32",
          "cs",
          "ds",
          "es",
          "ss",
          "fs",
          "gs",
          "xacquire",
          "xrelease");

  private final String text;
  private final Text colored = new Text();
  private boolean hasMnemonic;

  private InstructionColors(String text) {
    this.text = text;
  }

  static Text of(String text) {
    var colors = new InstructionColors(text);
    for (var at = 0; at < text.length(); ) {
      at = colors.take(at);
    }
    return colors.colored;
  }

  /// {@return where the next piece begins}
  private int take(int at) {
    var sign = text.charAt(at);
    if (sign == '<') {
      return symbol(at);
    }
    if (sign == '#' && text.startsWith("  ", at - 2)) {
      colored.add(Style.REMARK, text.substring(at));
      return text.length();
    }
    var end = at + 1;
    while (end < text.length() && isPart(text.charAt(end)) && isPart(sign)) {
      end++;
    }
    if (sign == '-' && end < text.length() && Character.isDigit(text.charAt(end))) {
      end = endOfPart(end);
    } else if (sign == '%' || sign == '$') {
      end = endOfPart(text.startsWith("-", at + 1) ? at + 2 : at + 1);
    }
    var piece = text.substring(at, end);
    colored.add(style(piece), piece);
    return end;
  }

  private static boolean isPart(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '_' || sign == '.';
  }

  private int endOfPart(int from) {
    var end = from;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private Style style(String piece) {
    var first = piece.charAt(0);
    if (!isPart(first) && piece.length() == 1) {
      return Style.PLAIN;
    }
    if (first == '%') {
      return Style.REGISTER;
    }
    if (first == '$' || first == '-' || Character.isDigit(first)) {
      return Style.IMMEDIATE;
    }
    if (!hasMnemonic) {
      hasMnemonic = !PREFIXES.contains(piece);
      return Style.MNEMONIC;
    }
    return SIZES.contains(piece.toLowerCase(Locale.ROOT)) ? Style.PLAIN : Style.REGISTER;
  }

  /// `<main+4>`: names may have angle brackets of their own, and nothing is behind the last.
  private int symbol(int at) {
    var last = text.lastIndexOf('>');
    var remark = text.indexOf("        # ", at);
    var end = (remark < 0 ? last : text.lastIndexOf('>', remark)) + 1;
    if (end <= at) {
      colored.plain("<");
      return at + 1;
    }
    var offset = text.lastIndexOf('+', end);
    var nameEnd =
        offset > at && text.substring(offset + 1, end - 1).matches("[0-9]+") ? offset : end - 1;
    colored
        .plain("<")
        .function(text.substring(at + 1, nameEnd))
        .plain(text.substring(nameEnd, end));
    return end;
  }
}
