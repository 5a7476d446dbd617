package dev.spoor.repl.data;

import dev.spoor.repl.print.Printing;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value by a format.
public final class FormattedValue {
  private static final Pattern OPTION =
      Pattern.compile(
          "^-(pretty|object|union|symbol|array|elements|repeats|max-depth|raw-values)"
              + "(?:\\s+(on|off|\\d+|unlimited))?\\s+");

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

  /// {@return an expression without the options that stand before it: `-pretty -- x`}
  static String withoutOptions(String text) {
    var rest = text;
    for (Matcher found = OPTION.matcher(rest); found.find(); found = OPTION.matcher(rest)) {
      rest = rest.substring(found.end());
    }
    return rest.startsWith("-- ") ? rest.substring(3).strip() : rest;
  }
}
