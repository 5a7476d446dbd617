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
import dev.spoor.repl.text.Regex;
import dev.spoor.symbolic.CodePlace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        The expression is found anywhere in a name. With FILE functions without debugging information
        are left out.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var colon = arguments.indexOf(':');
    var hasFile = colon > 0 && !arguments.startsWith("::", colon);
    var file = hasFile ? arguments.substring(0, colon) : "";
    var pattern = hasFile ? arguments.substring(colon + 1).strip() : arguments;
    var meaning = meaning(pattern);
    List<CodeLocation> all =
        shell.look(view -> {
          return new Locator(view.symbols())
              .find(new LocationSpec.OfPattern(file, meaning)).stream()
                  .filter(each -> each.place().isPresent())
                  .toList();
        });
    names(all.stream().filter(RegexBreakCommand::isDescribed))
        .forEach(name -> add(shell, file, name, all));
    names(all.stream().filter(each -> !isDescribed(each)))
        .forEach(name -> add(shell, file, name, all));
  }

  /// What is no expression here is looked for as it is.
  private static String meaning(String pattern) {
    var fault = Regex.fault(pattern);
    if (fault.isPresent()) {
      throw new CommandException("Invalid regexp: " + fault.get());
    }
    var compiled = Regex.of(pattern);
    return (compiled.flags() & Pattern.LITERAL) == 0 ? pattern : Pattern.quote(pattern);
  }

  private static boolean isDescribed(CodeLocation location) {
    return location.place().flatMap(CodePlace::file).isPresent();
  }

  private static List<String> names(Stream<CodeLocation> locations) {
    return locations
        .map(each -> each.place().orElseThrow().function())
        .distinct()
        .sorted()
        .toList();
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
    if (isDescribed(first)) {
      shell
          .look(view -> new Declarations(view.symbols()).ofFunctions(name))
          .forEach(shell.output()::line);
    } else {
      shell.output().line("<function, no debug info> " + name + ";");
    }
  }
}
