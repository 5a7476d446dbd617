package dev.spoor.repl.stops;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;

/// `condition`.
public final class ConditionCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "condition",
        Group.BREAKPOINTS,
        """
        Specify breakpoint number N to break only if COND is true.
        Usage: condition N [COND]
        Without COND the breakpoint becomes unconditional.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (breakpoint number).");
    }
    var number = Numbers.number(Words.first(arguments));
    var condition = Words.rest(arguments);
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              var breakpoint = BreakpointNumbers.one(debugger, number);
              debugger.breakpoints().condition(breakpoint, condition);
              return true;
            });
    if (condition.isEmpty() && shell.isFromUser()) {
      shell.output().line("Breakpoint " + number + " now unconditional.");
    }
  }
}
