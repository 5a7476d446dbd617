package dev.spoor.repl.names;

import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stops.BreakCommand;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.CodePlace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `rbreak`.
public final class RegexBreakCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "rbreak",
        Group.BREAKPOINTS,
        """
        Set a breakpoint for all functions matching REGEXP.
        Usage: rbreak [FILE:]REGEXP
        The expression is found anywhere in a name. Functions without lines are left out.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var colon = arguments.indexOf(':');
    var hasFile = colon > 0 && !arguments.startsWith("::", colon);
    var file = hasFile ? arguments.substring(0, colon) : "";
    var pattern = hasFile ? arguments.substring(colon + 1).strip() : arguments;
    try {
      var _ = Pattern.compile(pattern);
    } catch (PatternSyntaxException unusable) {
      throw new CommandException("Invalid regexp (" + unusable.getDescription() + "): " + pattern);
    }
    List<CodeLocation> all =
        shell.look(view -> {
          if (!view.hasTarget()) {
            throw new CommandException("No symbol table is loaded.  Use the \"file\" command.");
          }
          return new Locator(view.symbols())
              .find(new LocationSpec.OfPattern(file, pattern)).stream()
                  .filter(each -> each.place().flatMap(CodePlace::file).isPresent())
                  .toList();
        });
    var names =
        all.stream()
            .map(each -> each.place().orElseThrow().function())
            .distinct()
            .sorted()
            .toList();
    for (var name : names) {
      add(shell, file, name, all);
    }
  }

  private static void add(Shell shell, String file, String name, List<CodeLocation> all) {
    var places =
        all.stream().filter(each -> each.place().orElseThrow().function().equals(name)).toList();
    var breakpoint =
        shell
            .workbench()
            .ask(debugger ->
                debugger
                    .breakpoints()
                    .add(
                        new Trigger.AtCode(new LocationSpec.OfFunction(file, name), name, false),
                        Disposition.KEEP));
    var first = places.getFirst();
    var where =
        places.size() > 1
            ? ": " + name + ". (" + places.size() + " locations)"
            : shell.look(view -> BreakCommand.source(view, first));
    shell.workbench().values().set("bpnum", breakpoint.number());
    shell.output().line("Breakpoint " + breakpoint.number() + " at " + first.address() + where);
    shell
        .look(view -> new Declarations(view.symbols()).ofFunctions(name))
        .forEach(shell.output()::line);
  }
}
