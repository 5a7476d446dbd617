package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Script;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `commands`.
public final class CommandsCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "commands",
            Group.BREAKPOINTS,
            """
            Set commands to be executed when the given breakpoints are hit.
            Usage: commands [BREAKPOINTNUM]...
            Give the commands on the following lines, and a line saying "end".
            Give "silent" as the first line to make the breakpoint silent.
            Without a number it is the last breakpoint that was set.\
            """)
        .withBody();
  }

  @Override
  public void run(Shell shell, String arguments) {
    run(shell, arguments, Script.EMPTY);
  }

  @Override
  public void run(Shell shell, String arguments, Script body) {
    var lines = body.lines();
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              List<Breakpoint> chosen;
              if (arguments.isEmpty()) {
                var all = debugger.breakpoints().all();
                if (all.isEmpty()) {
                  throw new CommandException("No breakpoints specified.");
                }
                chosen = List.of(all.getLast());
              } else {
                chosen = BreakpointNumbers.of(debugger, arguments);
              }
              chosen.forEach(breakpoint -> breakpoint.commands(lines));
              return true;
            });
  }
}
