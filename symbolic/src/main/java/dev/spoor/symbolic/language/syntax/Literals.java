package dev.spoor.symbolic.language.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The values of numbers, characters and texts as they are written.
final class Literals {
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(Long.SIZE);
  private static final int MOST_EXPONENT = 5000;

  private Literals() {}

  static Syntax number(Token token) {
    var text = token.text().replace("'", "");
    var lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.length() > 1 && lower.endsWith("i")) {
      var real = text.substring(0, text.length() - 1);
      return new Syntax.ImaginaryLiteral(
          number(new Token(token.kind(), real, token.prefix(), token.at(), token.place())),
          token.at());
    }
    var isHexadecimal = lower.startsWith("0x");
    var isFloating =
        lower.indexOf('.') >= 0
            || (isHexadecimal ? lower.indexOf('p') >= 0 : lower.indexOf('e') >= 0);
    var isBinary = lower.startsWith("0b");
    return isFloating && !isBinary
        ? floating(token, lower, isHexadecimal)
        : integer(token, lower, isHexadecimal, isBinary);
  }

  private static ExpressionException invalid(Token token) {
    return new ExpressionException(token.at(), "Invalid number \"" + token.text() + "\".");
  }

  private static Syntax integer(Token token, String text, boolean isHexadecimal, boolean isBinary) {
    var end = text.length();
    while (end > 1 && (text.charAt(end - 1) == 'u' || text.charAt(end - 1) == 'l')) {
      end--;
    }
    var suffix = text.substring(end);
    var isOctal = !isHexadecimal && !isBinary && text.startsWith("0") && end > 1;
    var digits = text.substring(isHexadecimal || isBinary ? 2 : isOctal ? 1 : 0, end);
    var radix = isHexadecimal ? 16 : isBinary ? 2 : isOctal ? 8 : 10;
    if (!isSuffix(suffix) || digits.isEmpty() || !areDigits(digits, radix)) {
      throw invalid(token);
    }
    var value = new BigInteger(digits, radix);
    if (value.compareTo(MOST) >= 0) {
      throw new ExpressionException(token.at(), "Numeric constant too large.");
    }
    var longs = (int) suffix.chars().filter(sign -> sign == 'l').count();
    return new Syntax.IntegerLiteral(
        value, radix == 10, suffix.indexOf('u') >= 0, longs, token.at());
  }

  private static boolean isSuffix(String suffix) {
    return switch (suffix) {
      case "", "u", "l", "ul", "lu", "ll", "ull", "llu" -> true;
      default -> false;
    };
  }

  private static boolean areDigits(String text, int radix) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), radix) < 0 || text.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static Syntax floating(Token token, String text, boolean isHexadecimal) {
    var last = text.charAt(text.length() - 1);
    var hasKind = last == 'l' || (last == 'f' && (!isHexadecimal || text.indexOf('p') >= 0));
    var number = hasKind ? text.substring(0, text.length() - 1) : text;
    var width =
        !hasKind
            ? Syntax.FloatLiteral.Width.DOUBLE
            : last == 'f' ? Syntax.FloatLiteral.Width.FLOAT : Syntax.FloatLiteral.Width.LONG;
    try {
      var value = isHexadecimal ? hexadecimal(number, token) : decimal(number, token);
      return new Syntax.FloatLiteral(value, width, token.at());
    } catch (NumberFormatException none) {
      throw invalid(token);
    }
  }

  private static BigDecimal decimal(String number, Token token) {
    requireExponent(number, 'e', token);
    return new BigDecimal(number.endsWith(".") ? number + "0" : number);
  }

  private static BigDecimal hexadecimal(String number, Token token) {
    requireExponent(number, 'p', token);
    var exponentAt = number.indexOf('p');
    var point = number.indexOf('.');
    if (exponentAt < 0) {
      throw invalid(token);
    }
    var whole = number.substring(2, point < 0 ? exponentAt : point);
    var fraction = point < 0 ? "" : number.substring(point + 1, exponentAt);
    var digits = new BigInteger(whole + fraction, 16);
    var exponent = Integer.parseInt(number.substring(exponentAt + 1)) - 4 * fraction.length();
    return exponent >= 0
        ? new BigDecimal(digits.shiftLeft(exponent))
        : new BigDecimal(digits).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
  }

  /// No format has larger ones, and computing with them takes long.
  private static void requireExponent(String number, char letter, Token token) {
    var from = number.indexOf(letter);
    if (from < 0) {
      return;
    }
    var digits = number.substring(from + 1).replace("+", "").replace("-", "");
    if (digits.length() > 5 || digits.isEmpty() || Integer.parseInt(digits) > MOST_EXPONENT) {
      throw invalid(token);
    }
  }

  static Syntax character(Token token) {
    var units = units(token);
    if (units.size() != 1) {
      throw new ExpressionException(token.at(), "Invalid character constant.");
    }
    return new Syntax.CharacterLiteral(units.getFirst(), token.prefix(), token.at());
  }

  static List<Long> units(Token token) {
    var text = token.text();
    var isWide = !token.prefix().isEmpty() && !token.prefix().equals("u8");
    var units = new ArrayList<Long>();
    for (var i = 0; i < text.length(); ) {
      if (text.charAt(i) == '\\') {
        i = escape(token, i + 1, units);
        continue;
      }
      var point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isWide) {
        wide(point, token.prefix(), units);
      } else {
        for (var unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
          units.add(unit & 0xffL);
        }
      }
    }
    return units;
  }

  private static void wide(int point, String prefix, List<Long> units) {
    if (prefix.equals("u")) {
      for (var unit : Character.toChars(point)) {
        units.add((long) unit);
      }
    } else {
      units.add((long) point);
    }
  }

  /// {@return where the text goes on}
  private static int escape(Token token, int from, List<Long> units) {
    var text = token.text();
    var column = token.at() + token.prefix().length() + 1 + from;
    var letter = from < text.length() ? text.charAt(from) : '\0';
    var simple = simple(letter);
    if (simple >= 0) {
      units.add(simple);
      return from + 1;
    }
    var isOctal = Character.digit(letter, 8) >= 0;
    var digits = letter == 'x' ? 8 : letter == 'u' ? 4 : letter == 'U' ? 8 : isOctal ? 3 : 0;
    var radix = isOctal ? 8 : 16;
    var start = isOctal ? from : from + 1;
    var end = start;
    while (end < text.length()
        && end - start < digits
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == start) {
      throw new ExpressionException(column, "Invalid escape in a character or a string.");
    }
    units.add(Long.parseLong(text.substring(start, end), radix));
    return end;
  }

  private static long simple(char letter) {
    return switch (letter) {
      case 'a' -> 7;
      case 'b' -> 8;
      case 't' -> 9;
      case 'n' -> 10;
      case 'v' -> 11;
      case 'f' -> 12;
      case 'r' -> 13;
      case 'e' -> 27;
      case '\\', '\'', '"', '?' -> letter;
      default -> -1;
    };
  }
}
