package dev.spoor.repl.text;

import java.util.ArrayList;
import java.util.List;

/// Lists of numbers as users type them: `1 3 5-7`.
public final class Numbers {
  private static final int MOST = 100_000;

  private Numbers() {}

  /// {@return the numbers that a text lists}
  ///
  /// @throws CommandException if it is no list of numbers
  public static List<Integer> of(String text) {
    var found = new ArrayList<Integer>();
    for (var word : text.strip().split("[\\s,]+", -1)) {
      var dash = word.indexOf('-', 1);
      if (dash > 0) {
        range(number(word.substring(0, dash)), number(word.substring(dash + 1)), found);
      } else {
        found.add(number(word));
      }
    }
    return found;
  }

  private static void range(int first, int last, List<Integer> found) {
    if (last < first || last - first > MOST) {
      throw new CommandException("inverted range");
    }
    for (var number = first; number <= last; number++) {
      found.add(number);
    }
  }

  /// {@return a number, decimal or with 0x in front}
  ///
  /// @throws CommandException if it is none
  public static int number(String word) {
    try {
      return Integer.decode(word.strip());
    } catch (NumberFormatException _) {
      throw new CommandException("Bad breakpoint number '" + word + "'");
    }
  }

  /// {@return a number where a user may type an expression, of which only constants are known}
  ///
  /// @throws CommandException if it is none
  public static int constant(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException _) {
      throw new CommandException("No symbol \"" + text + "\" in current context.");
    }
  }
}
