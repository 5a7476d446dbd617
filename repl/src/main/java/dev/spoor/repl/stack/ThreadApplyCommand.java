package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `thread apply`.
final class ThreadApplyCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "apply",
        Group.RUNNING,
        """
        Apply a command to a list of threads.
        Usage: thread apply NUMBER... [-q | -s] COMMAND | thread apply all [-ascending] [-q | -s] COMMAND
        -q leaves out the line before each, -s also what fails.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rest = arguments;
    var chosen = new StringBuilder();
    while (Words.first(rest).matches("(\\d+\\.)?\\d+(-\\d+)?")) {
      chosen.append(' ').append(Words.first(rest).replaceFirst("^\\d+\\.", ""));
      rest = Words.rest(rest);
    }
    var all = Words.first(rest).equals("all");
    rest = all ? Words.rest(rest) : rest;
    var flags = new ArrayList<String>();
    while (Words.first(rest).startsWith("-")) {
      flags.add(Words.first(rest));
      rest = Words.rest(rest);
    }
    if (chosen.isEmpty() && !all) {
      throw new CommandException("Please specify a thread ID list");
    }
    if (rest.isEmpty()) {
      throw new CommandException(
          all
              ? "Please specify a command at the end of 'thread apply all'"
              : "Please specify a command following the thread ID list");
    }
    apply(shell, numbers(shell, all, chosen.toString(), flags), flags, rest);
  }

  private static List<Integer> numbers(
      Shell shell, boolean all, String chosen, List<String> flags) {
    if (!all) {
      return Numbers.of(chosen);
    }
    var ascending = flags.contains("-ascending");
    return shell.look(view ->
        view.threads().stream()
            .map(TargetThread::number)
            .sorted(ascending ? Comparator.naturalOrder() : Comparator.reverseOrder())
            .toList());
  }

  private static void apply(
      Shell shell, List<Integer> numbers, List<String> flags, String command) {
    var before = shell.workbench().selection();
    try {
      for (var number : numbers) {
        var title = shell.look(view -> title(view, number));
        if (title.isEmpty()) {
          shell.output().error("warning: Unknown thread " + number);
        } else {
          shell.workbench().select(new Selection(number, 0));
          new AppliedCommand(flags, command).run(shell, List.of("", title));
        }
      }
    } finally {
      shell.workbench().select(before);
    }
  }

  private static String title(View view, int number) {
    return view.threads().stream()
        .filter(thread -> thread.number() == number)
        .findFirst()
        .map(thread -> {
          var name = thread.name().isEmpty() ? "" : " \"" + thread.name() + "\"";
          return "Thread " + number + " (" + ThreadText.name(view, thread) + name + "):";
        })
        .orElse("");
  }
}
