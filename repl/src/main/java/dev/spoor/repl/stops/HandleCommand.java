package dev.spoor.repl.stops;

import dev.spoor.debugger.SignalPolicy.Handling;
import dev.spoor.machine.linux.Signal;
import dev.spoor.repl.print.SignalWords;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.List;

/// `handle` and `info signals`.
public final class HandleCommand implements Command {
  private static final String HEAD = "Signal        Stop\tPrint\tPass to program\tDescription";

  private final boolean changes;

  private HandleCommand(boolean changes) {
    this.changes = changes;
  }

  /// {@return `handle`}
  public static Command handle() {
    return new HandleCommand(true);
  }

  /// {@return `info signals`}
  public static Command info() {
    return new HandleCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    return changes
        ? Synopsis.of(
            "handle",
            Group.RUNNING,
            """
            Specify how to handle signals.
            Usage: handle SIGNAL... [ACTIONS]
            Args are signals and actions to apply to those signals: stop, nostop, print, noprint,
            pass, nopass (ignore, noignore). Signals may be given by name or number; "all" is all but
            those that the debugger uses.\
            """)
        : Synopsis.of(
                "signals",
                Group.STATUS,
                "What the debugger does when program gets various signals.")
            .aliases("handle");
  }

  /// What an action is tried on, to see whether it is one.
  private static final Handling UNCHANGED = new Handling(true, true, true);

  @Override
  public void run(Shell shell, String arguments) {
    var words = Words.of(arguments);
    if (changes && words.isEmpty()) {
      throw new CommandException("Argument required (signal to handle).");
    }
    var signals = new ArrayList<Signal>();
    var actions = new ArrayList<String>();
    for (var word : words) {
      var found = named(word);
      if (found.isEmpty() && changes) {
        actions.add(word);
      } else if (found.isEmpty()) {
        throw new CommandException(
            "Only signals 1-15 are valid as numeric signals.\n"
                + "Use \"info signals\" for a list of symbolic signals.");
      }
      signals.addAll(found);
    }
    if (changes) {
      actions.forEach(action -> changed(UNCHANGED, action));
      change(shell, signals, actions);
      if (!shell.isFromUser() || signals.isEmpty()) {
        return;
      }
    }
    show(shell, signals.isEmpty() ? all() : signals, words.isEmpty());
  }

  private static List<Signal> all() {
    var all = new ArrayList<Signal>();
    for (var number = 1; number <= Signal.LAST; number++) {
      all.add(Signal.of(number));
    }
    return all;
  }

  private static List<Signal> named(String word) {
    if (word.equals("all")) {
      return all().stream()
          .filter(signal -> !signal.equals(Signal.TRAP) && !signal.equals(Signal.INT))
          .toList();
    }
    return Signal.named(word).map(List::of).orElse(List.of());
  }

  private static void change(Shell shell, List<Signal> signals, List<String> actions) {
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              for (var signal : signals) {
                var handling = debugger.signals().of(signal);
                for (var action : actions) {
                  handling = changed(handling, action);
                }
                debugger.signals().set(signal, handling);
              }
              return true;
            });
  }

  /// To stop is to print, and not to print is not to stop.
  private static Handling changed(Handling now, String action) {
    return switch (action) {
      case "stop" -> new Handling(true, true, now.pass());
      case "nostop" -> new Handling(false, now.print(), now.pass());
      case "print" -> new Handling(now.stop(), true, now.pass());
      case "noprint" -> new Handling(false, false, now.pass());
      case "pass", "noignore" -> new Handling(now.stop(), now.print(), true);
      case "nopass", "ignore" -> new Handling(now.stop(), now.print(), false);
      default ->
          throw new CommandException("Unrecognized or ambiguous flag word: \"" + action + "\".");
    };
  }

  private static void show(Shell shell, List<Signal> signals, boolean isAll) {
    shell.output().line(HEAD);
    if (isAll) {
      shell.output().line("");
    }
    for (var signal : signals) {
      var handling = shell.workbench().ask(debugger -> debugger.signals().of(signal));
      shell
          .output()
          .line(
              String.format("%-13s ", SignalWords.name(signal))
                  + word(handling.stop())
                  + "\t"
                  + word(handling.print())
                  + "\t"
                  + word(handling.pass())
                  + "\t\t"
                  + SignalWords.words(signal));
    }
    if (isAll) {
      shell.output().line("");
      shell.output().line("Use the \"handle\" command to change these tables.");
    }
  }

  private static String word(boolean value) {
    return value ? "Yes" : "No";
  }
}
