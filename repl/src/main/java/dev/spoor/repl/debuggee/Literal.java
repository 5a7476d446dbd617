package dev.spoor.repl.debuggee;

import dev.spoor.repl.text.CommandException;

/// What a condition is where there is no program to evaluate it in: a number.
final class Literal {
  private Literal() {}

  static boolean of(String text) {
    try {
      return Long.decode(text.strip()) != 0;
    } catch (NumberFormatException _) {
      throw new CommandException("No symbol table is loaded.  Use the \"file\" command.");
    }
  }
}
