package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.value.Notation;
import java.util.Optional;

/// What is written behind the `/` of `print` and `x`: a number, a letter for the notation, one for
/// the width.
///
/// @param count how many are shown; 1 if it is not said; negative for those before the address
/// @param letter of [Notation], `i` for instructions, or NUL
/// @param unitBytes 1, 2, 4, 8, or 0 if it is not said
/// @param isRaw whether values are shown by their members, whatever they stand for
public record PrintFormat(int count, char letter, int unitBytes, boolean isRaw) {
  private static final int MOST = 1_000_000;

  /// {@return that of a command with nothing behind it}
  public static PrintFormat none() {
    return new PrintFormat(1, '\0', 0, false);
  }

  /// {@return what a text says}
  ///
  /// @param text without the `/`
  /// @param column where it begins, for errors
  public static PrintFormat parse(String text, int column) {
    var isNegative = text.startsWith("-");
    var end = isNegative ? 1 : 0;
    var count = 0;
    var start = end;
    while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
      count = Math.min(MOST, count * 10 + Character.digit(text.charAt(end), 10));
      end++;
    }
    if (end == start) {
      count = 1;
    }
    var letter = '\0';
    var unit = 0;
    var isRaw = false;
    for (; end < text.length(); end++) {
      var sign = text.charAt(end);
      var width = width(sign);
      if (sign == 'r') {
        isRaw = true;
      } else if (width > 0) {
        unit = width;
      } else if (isLetter(sign)) {
        letter = sign;
      } else {
        throw new ExpressionException(
            column + end, "Undefined output format \"" + printable(sign) + "\".");
      }
    }
    return new PrintFormat(isNegative ? -count : count, letter, unit, isRaw);
  }

  private static String printable(char sign) {
    return sign > ' ' && sign < 0x7f ? String.valueOf(sign) : "?";
  }

  private static int width(char sign) {
    return switch (sign) {
      case 'b' -> 1;
      case 'h' -> 2;
      case 'w' -> 4;
      case 'g' -> 8;
      default -> 0;
    };
  }

  private static boolean isLetter(char sign) {
    return sign == 'i' || notation(sign).isPresent();
  }

  private static Optional<Notation> notation(char letter) {
    for (var notation : Notation.values()) {
      if (notation.letter() == letter) {
        return Optional.of(notation);
      }
    }
    return Optional.empty();
  }

  /// {@return the same for another number of values}
  public PrintFormat ofCount(int number) {
    return new PrintFormat(number, letter, unitBytes, isRaw);
  }

  /// {@return the notation; that of the type for instructions}
  public Notation notation() {
    return notation(letter).orElse(Notation.NATURAL);
  }

  /// {@return this, if it means something for a command that shows one value}
  ///
  /// @param command as it is named in the error
  public PrintFormat ofOneValue(String command) {
    if (unitBytes != 0) {
      throw new ExpressionException(
          0, "Size letters are meaningless in \"" + command + "\" command.");
    }
    if (count != 1) {
      throw new ExpressionException(
          0, "Item count other than 1 is meaningless in \"" + command + "\" command.");
    }
    if (letter == 'i') {
      throw new ExpressionException(
          0, "Format letter \"i\" is meaningless in \"" + command + "\" command.");
    }
    return this;
  }
}
