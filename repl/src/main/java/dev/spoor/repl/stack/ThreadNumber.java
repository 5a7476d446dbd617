package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.Slot;
import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;

/// A thread as users name it: `2`, or `1.2` in another inferior.
record ThreadNumber(Slot slot, int number, boolean isQualified) {
  /// {@return what a word names}
  ///
  /// @throws CommandException if it is no such name
  static ThreadNumber of(Shell shell, String word) {
    var slots = shell.workbench().slots();
    var dot = word.indexOf('.');
    if (dot < 0) {
      return new ThreadNumber(slots.current(), number(word, word), slots.isQualified());
    }
    var inferior = number(word.substring(0, dot), word);
    return new ThreadNumber(
        slots
            .numbered(inferior)
            .orElseThrow(() -> new CommandException("No inferior number '" + inferior + "'")),
        number(word.substring(dot + 1), word),
        slots.isQualified());
  }

  private static int number(String digits, String word) {
    try {
      var number = Integer.parseInt(digits.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      throw new CommandException("Invalid thread ID: " + word);
    }
    throw new CommandException("negative value");
  }

  String text() {
    return isQualified ? slot.number() + "." + number : Integer.toString(number);
  }

  /// {@return whether it is there}
  boolean isThere(Shell shell) {
    return shell
        .workbench()
        .targetOf(slot)
        .map(target ->
            shell
                .workbench()
                .look(
                    target,
                    view -> view.threads().stream().anyMatch(each -> each.number() == number)))
        .orElseGet(() ->
            slot == shell.workbench().slots().current()
                && shell.look(
                    view -> view.threads().stream().anyMatch(each -> each.number() == number)));
  }

  /// Selects it, if it is there.
  ///
  /// @throws CommandException if it is not
  void select(Shell shell) {
    if (!isThere(shell)) {
      throw new CommandException("Unknown thread " + text() + ".");
    }
    shell.workbench().select(slot, new Selection(number, 0), shell.settings());
  }

  /// {@return it, among the threads of its inferior}
  TargetThread find(View view) {
    return view.threads().stream()
        .filter(thread -> thread.number() == number)
        .findFirst()
        .orElseThrow(() -> new CommandException("Unknown thread " + text() + "."));
  }
}
