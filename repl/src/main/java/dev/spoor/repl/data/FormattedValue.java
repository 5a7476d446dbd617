package dev.spoor.repl.data;

import dev.spoor.repl.print.Printing;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Value;

/// A value by a format.
public final class FormattedValue {
  private FormattedValue() {}

  /// {@return the value of an expression}
  ///
  /// @param format with its slash; empty for none
  public static String of(Printing printing, String format, String expression) {
    return of(printing, Format.parse(format, Format.NONE), evaluate(printing, expression));
  }

  /// {@return the value of an expression}
  static Value evaluate(Printing printing, String expression) {
    return printing.view().expressions().evaluate(expression);
  }

  /// {@return a value by a format}
  static String of(Printing printing, Format format, Value value) {
    return printing.alone(value, notation(format.letter()), format.raw());
  }

  private static Notation notation(char letter) {
    for (var notation : Notation.values()) {
      if (notation.letter() == letter) {
        return notation;
      }
    }
    throw new CommandException("Undefined output format \"" + letter + "\".");
  }
}
