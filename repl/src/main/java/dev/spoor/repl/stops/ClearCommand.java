package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.CodePlace;
import java.util.List;

/// `clear`: takes away the breakpoints at a place.
public final class ClearCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "clear",
            Group.BREAKPOINTS,
            """
            Clear breakpoint at specified location.
            Usage: clear [LOCATION]
            At a line all breakpoints are taken away that are in it, at a function those at its
            beginning. Without a location it is the line of the selected frame.\
            """)
        .completing(Completion.LOCATION);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var all =
        shell
            .workbench()
            .ask(debugger ->
                debugger.breakpoints().all().stream()
                    .filter(each -> each.trigger() instanceof Trigger.AtCode)
                    .toList());
    var found =
        shell.look(view -> {
          if (arguments.isEmpty() && !view.hasStack()) {
            throw new CommandException("No source file specified.");
          }
          var place = Place.parse(shell, view, arguments);
          var isLine = arguments.isEmpty() || place.spec() instanceof LocationSpec.OfLine;
          var locations = new Locator(view.symbols()).locate(place.spec());
          return all.stream().filter(each -> isAt(view, each, locations, isLine)).toList();
        });
    if (found.isEmpty()) {
      throw new CommandException(
          arguments.isEmpty()
              ? "No breakpoint at this line."
              : "No breakpoint at " + arguments + ".");
    }
    remove(shell, found);
  }

  private static boolean isAt(
      View view, Breakpoint breakpoint, List<CodeLocation> locations, boolean isLine) {
    return view.sites(breakpoint).stream()
        .anyMatch(site ->
            locations.stream()
                .anyMatch(each ->
                    each.address().equals(site.location().address())
                        || isLine && isSameLine(each, site.location())));
  }

  private static boolean isSameLine(CodeLocation one, CodeLocation other) {
    return one.place().flatMap(CodePlace::file).isPresent()
        && one.place().flatMap(CodePlace::file).equals(other.place().flatMap(CodePlace::file))
        && one.place().map(CodePlace::line).equals(other.place().map(CodePlace::line));
  }

  private static void remove(Shell shell, List<Breakpoint> found) {
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              found.forEach(debugger.breakpoints()::remove);
              return true;
            });
    if (found.size() > 1 || shell.isFromUser()) {
      var text =
          new StringBuilder(found.size() > 1 ? "Deleted breakpoints " : "Deleted breakpoint ");
      found.forEach(each -> text.append(each.number()).append(' '));
      shell.output().line(text.toString());
    }
  }
}
