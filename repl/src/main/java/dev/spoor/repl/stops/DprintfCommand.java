package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// `dprintf`: a breakpoint that prints and goes on.
public final class DprintfCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "dprintf",
            Group.BREAKPOINTS,
            """
            Set a dynamic printf at specified location.
            Usage: dprintf LOCATION,"format string",ARG1,ARG2,...,ARGN
            Each time the program comes there the text is printed, and it goes on.\
            """)
        .completing(Completion.LOCATION);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var quote = arguments.indexOf('"');
    var comma = quote < 0 ? -1 : arguments.lastIndexOf(',', quote);
    if (comma < 0) {
      throw new CommandException("Format string required");
    }
    var format = arguments.substring(quote);
    var place =
        shell.look(view ->
            Place.parse(shell, view, arguments.substring(0, comma).strip())
                .moving(shell.workbench().values(), view));
    List<CodeLocation> found = shell.look(view -> new Locator(view.symbols()).locate(place.spec()));
    var breakpoint =
        shell
            .workbench()
            .ask(debugger -> {
              var added =
                  debugger
                      .breakpoints()
                      .add(new Trigger.AtCode(place.spec(), place.text(), false), Disposition.KEEP);
              added.prints(format);
              return added;
            });
    shell.workbench().values().set("bpnum", breakpoint.number());
    shell
        .output()
        .line(
            "Dprintf "
                + breakpoint.number()
                + " at "
                + found.getFirst().address()
                + shell.look(view -> BreakCommand.source(view, found.getFirst())));
  }
}
