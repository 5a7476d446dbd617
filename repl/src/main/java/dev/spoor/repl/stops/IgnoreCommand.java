package dev.spoor.repl.stops;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;

/// `ignore`.
public final class IgnoreCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "ignore",
        Group.BREAKPOINTS,
        """
        Set ignore-count of breakpoint number N to COUNT.
        Usage: ignore N COUNT\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (a breakpoint number).");
    }
    var number = Numbers.number(Words.first(arguments));
    var rest = Words.rest(arguments);
    if (rest.isEmpty()) {
      throw new CommandException("Second argument (specified ignore-count) is missing.");
    }
    var count = Math.max(0, Numbers.number(rest));
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              BreakpointNumbers.one(debugger, number).ignore(count);
              return true;
            });
    if (!shell.isFromUser()) {
      return;
    }
    shell
        .output()
        .line(
            switch (count) {
              case 0 -> "Will stop next time breakpoint " + number + " is reached.";
              case 1 -> "Will ignore next crossing of breakpoint " + number + ".";
              default -> "Will ignore next " + count + " crossings of breakpoint " + number + ".";
            });
  }
}
