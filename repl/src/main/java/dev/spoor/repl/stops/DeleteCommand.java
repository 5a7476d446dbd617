package dev.spoor.repl.stops;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `delete`.
public final class DeleteCommand implements CommandTable.Open {
  private final List<Command> inside;

  /// @param inside `display`, `breakpoints`
  public DeleteCommand(List<Command> inside) {
    this.inside = List.copyOf(inside);
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "delete",
            Group.BREAKPOINTS,
            """
            Delete all or some breakpoints.
            Usage: delete [BREAKPOINTNUM]...
            Arguments are breakpoint numbers with spaces in between.
            To delete all breakpoints, give no argument.\
            """)
        .aliases("d", "del");
  }

  @Override
  public List<Command> subcommands() {
    return inside;
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty() && shell.isFromUser() && !shell.confirms("Delete all breakpoints?")) {
      throw new CommandException("Not confirmed.");
    }
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              var chosen =
                  arguments.isEmpty()
                      ? debugger.breakpoints().all()
                      : BreakpointNumbers.of(debugger, arguments);
              chosen.stream()
                  .filter(breakpoint -> breakpoint.number() > 0)
                  .forEach(debugger.breakpoints()::remove);
              return true;
            });
  }
}
