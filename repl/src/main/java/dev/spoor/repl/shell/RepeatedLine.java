package dev.spoor.repl.shell;

import dev.spoor.repl.shell.Synopsis.Repetition;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// The line that an empty one stands for. For one thread.
final class RepeatedLine {
  private final CommandTable commands;
  private String line = "";

  RepeatedLine(CommandTable commands) {
    this.commands = commands;
  }

  /// {@return what an empty line stands for; empty for nothing}
  String line() {
    return line;
  }

  /// An empty line does nothing.
  void forget() {
    line = "";
  }

  /// An empty line repeats this one, as far as its command may be.
  void follow(String typed) {
    line = repetition(typed);
  }

  private String repetition(String typed) {
    try {
      var call = commands.resolve(typed);
      return switch (call.command().synopsis().repetition()) {
        case Repetition.NONE -> "";
        case Repetition.SAME -> typed;
        case Repetition.ONWARD -> onward(typed);
      };
    } catch (CommandException _) {
      return "";
    }
  }

  /// `x/4x $sp` goes on as `x/4x`, `list main` as `list`.
  private static String onward(String typed) {
    var first = Words.first(typed);
    var rest = Words.rest(typed);
    return rest.startsWith("/") ? first + " " + Words.first(rest) : first;
  }
}
