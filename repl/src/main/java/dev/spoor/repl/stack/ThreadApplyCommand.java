package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.Slot;
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
import java.util.List;
import java.util.function.Function;

/// `thread apply`.
final class ThreadApplyCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "apply",
        Group.RUNNING,
        """
        Apply a command to a list of threads.
        Usage: thread apply [INFERIOR.]NUMBER... [-q | -s] COMMAND | thread apply all [-ascending] [-q | -s] COMMAND
        -q leaves out the line before each, -s also what fails.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rest = arguments;
    var chosen = new StringBuilder();
    while (Words.first(rest).matches("(\\d+\\.)?(\\d+(-\\d+)?|\\*)")) {
      chosen.append(' ').append(Words.first(rest));
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

  private static List<ThreadNumber> numbers(
      Shell shell, boolean all, String chosen, List<String> flags) {
    var found = new ArrayList<ThreadNumber>();
    if (all) {
      for (var slot : shell.workbench().slots().all()) {
        threads(shell, slot).forEach(found::add);
      }
      return flags.contains("-ascending") ? found : found.reversed();
    }
    for (var word : Words.of(chosen)) {
      var dot = word.indexOf('.');
      var inferior = dot < 0 ? "" : word.substring(0, dot + 1);
      var rest = word.substring(dot + 1);
      if (rest.equals("*")) {
        found.addAll(threads(shell, ThreadNumber.of(shell, inferior + "1").slot()));
      } else {
        Numbers.of(rest).forEach(each -> found.add(ThreadNumber.of(shell, inferior + each)));
      }
    }
    return found;
  }

  private static List<ThreadNumber> threads(Shell shell, Slot slot) {
    var workbench = shell.workbench();
    var isQualified = workbench.slots().isQualified();
    Function<View, List<ThreadNumber>> list =
        view ->
            view.threads().stream()
                .map(TargetThread::number)
                .sorted()
                .map(number -> new ThreadNumber(slot, number, isQualified))
                .toList();
    return workbench
        .targetOf(slot)
        .map(target -> workbench.look(target, list))
        .orElseGet(() -> slot == workbench.slots().current() ? shell.look(list) : List.of());
  }

  private static void apply(
      Shell shell, List<ThreadNumber> numbers, List<String> flags, String command) {
    var workbench = shell.workbench();
    var slot = workbench.slots().current();
    var before = workbench.selection();
    try {
      for (var number : numbers) {
        if (number.isThere(shell)) {
          apply(shell, number, flags, command);
        } else {
          shell.output().error("warning: Unknown thread " + number.text());
        }
      }
    } finally {
      workbench.select(slot, before, shell.settings());
    }
  }

  private static void apply(Shell shell, ThreadNumber number, List<String> flags, String command) {
    number.select(shell);
    var title =
        shell.look(view -> {
          var thread = number.find(view);
          var name = thread.name().isEmpty() ? "" : " \"" + thread.name() + "\"";
          return "Thread "
              + view.label(thread)
              + " ("
              + ThreadText.name(view, thread)
              + name
              + "):";
        });
    new AppliedCommand(flags, command).run(shell, List.of("", title));
  }
}
