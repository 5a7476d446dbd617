package dev.spoor.repl.stops;

import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationException;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.List;
import java.util.Optional;

/// `break`, `tbreak`, `hbreak` and `thbreak`.
public final class BreakCommand implements Command {
  private final String name;
  private final List<String> aliases;
  private final boolean temporary;
  private final boolean hardware;
  private final String summary;

  private BreakCommand(
      String name, List<String> aliases, boolean temporary, boolean hardware, String summary) {
    this.name = name;
    this.aliases = aliases;
    this.temporary = temporary;
    this.hardware = hardware;
    this.summary = summary;
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new BreakCommand(
            "break",
            List.of("b", "br", "bre", "brea"),
            false,
            false,
            "Set breakpoint at specified location."),
        new BreakCommand(
            "tbreak", List.of("tb", "tbr"), true, false, "Set a temporary breakpoint."),
        new BreakCommand(
            "hbreak", List.of("hb"), false, true, "Set a hardware assisted breakpoint."),
        new BreakCommand(
            "thbreak", List.of("thb"), true, true, "Set a temporary hardware breakpoint."));
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            name,
            Group.BREAKPOINTS,
            summary
                + """

                Usage: %s [LOCATION] [thread THREADNUM] [if CONDITION]
                LOCATION is a line (12, file.c:12), a function (main, file.c:main, Class::method), an address
                (*0x1234, *main+4), or an offset (+3). Without one it is where the selected frame is.
                What is not loaded yet can be waited for: "set breakpoint pending on".\
                """
                    .replace("%s", name))
        .aliases(aliases.toArray(String[]::new))
        .completing(Completion.LOCATION);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var asked = BreakArguments.parse(arguments);
    var place =
        shell.look(view ->
            Place.parse(shell, view, asked.place()).moving(shell.workbench().values(), view));
    List<CodeLocation> found;
    try {
      found = locate(shell, place);
    } catch (CommandException unknown) {
      if (!isPending(shell, unknown.sentence())) {
        throw unknown;
      }
      found = List.of();
    }
    var breakpoint = add(shell, place, asked);
    if (shell.isFromUser()) {
      tellOthers(shell, breakpoint, found);
    }
    shell.output().line(line(shell, breakpoint, place, found));
  }

  /// Which breakpoints are at the same places already.
  private static void tellOthers(Shell shell, Breakpoint added, List<CodeLocation> places) {
    var all = shell.workbench().ask(debugger -> List.copyOf(debugger.breakpoints().all()));
    shell.show(view -> {
      for (var place : places) {
        var others =
            all.stream()
                .filter(each -> each.number() > 0 && each.number() != added.number())
                .filter(each -> each.trigger() instanceof Trigger.AtCode)
                .filter(each ->
                    view.sites(each).stream()
                        .anyMatch(site -> site.location().address().equals(place.address())))
                .map(each -> each.number() + (each.isEnabled() ? "" : " (disabled)"))
                .toList();
        if (!others.isEmpty()) {
          shell.output().line(note(others) + " also set at pc " + place.address() + ".");
        }
      }
    });
  }

  private static String note(List<String> others) {
    var last = others.size() - 1;
    return last == 0
        ? "Note: breakpoint " + others.getFirst()
        : "Note: breakpoints "
            + String.join(", ", others.subList(0, last))
            + " and "
            + others.get(last);
  }

  private static List<CodeLocation> locate(Shell shell, Place place) {
    return shell.look(view -> {
      try {
        return new Locator(view.symbols()).locate(place.spec());
      } catch (LocationException unknown) {
        var line = place.text().strip();
        throw new CommandException(
            line.matches("\\d+")
                ? "No line " + line + " in the current file."
                : String.valueOf(unknown.getMessage()));
      }
    });
  }

  /// What gdb asks, and answers itself where nobody can be asked.
  private static boolean isPending(Shell shell, String sentence) {
    return switch (shell.settings().text("breakpoint pending")) {
      case "on" -> {
        shell.output().error(sentence);
        yield true;
      }
      case "off" -> false;
      default -> {
        if (!shell.settings().isOn("confirm")) {
          yield false;
        }
        if (!shell.isInteractive()) {
          shell
              .output()
              .line(
                  "Make breakpoint pending on future shared library load? (y or [n]) "
                      + "[answered N; input not from terminal]");
          yield false;
        }
        yield shell.confirms(sentence + "\nMake breakpoint pending on future shared library load?");
      }
    };
  }

  private Breakpoint add(Shell shell, Place place, BreakArguments asked) {
    var thread = asked.thread().isPresent() ? thread(shell, asked) : Optional.<Tid>empty();
    return shell
        .workbench()
        .ask(debugger -> {
          var breakpoints = debugger.breakpoints();
          var breakpoint =
              breakpoints.add(
                  new Trigger.AtCode(place.spec(), place.text(), hardware),
                  temporary ? Disposition.DELETE : Disposition.KEEP);
          breakpoint.thread(thread);
          if (!asked.condition().isEmpty()) {
            try {
              breakpoints.condition(breakpoint, asked.condition());
            } catch (dev.spoor.debugger.breakpoint.ConditionException senseless) {
              breakpoints.remove(breakpoint);
              throw senseless;
            }
          }
          return breakpoint;
        });
  }

  private static Optional<Tid> thread(Shell shell, BreakArguments asked) {
    var number = asked.thread().getAsInt();
    var live = shell.workbench().inferior();
    var found =
        live.stream()
            .flatMap(inferior -> inferior.tasks().stream())
            .filter(task -> task.number() == number)
            .map(DebugTask::tid)
            .findFirst();
    if (found.isEmpty()) {
      throw new CommandException("Unknown thread " + number + ".");
    }
    return found;
  }

  private String line(Shell shell, Breakpoint breakpoint, Place place, List<CodeLocation> found) {
    shell.workbench().values().set("bpnum", breakpoint.number());
    var what =
        (temporary
                ? "Temporary breakpoint "
                : hardware ? "Hardware assisted breakpoint " : "Breakpoint ")
            + breakpoint.number();
    if (found.isEmpty()) {
      return what + " (" + place.text() + ") pending.";
    }
    var first = found.getFirst();
    if (found.size() > 1) {
      return what
          + " at "
          + first.address()
          + ": "
          + withFile(place)
          + ". ("
          + found.size()
          + " locations)";
    }
    return what + " at " + first.address() + shell.look(view -> source(view, first));
  }

  private static String withFile(Place place) {
    return place.spec() instanceof LocationSpec.OfLine(var file, var line)
            && !place.text().contains(":")
        ? file + ":" + line
        : place.text();
  }

  public static String source(View view, CodeLocation location) {
    var place = location.place();
    if (place.isEmpty() || place.get().file().isEmpty() || place.get().line().isEmpty()) {
      return "";
    }
    return ": file "
        + dev.spoor.repl.source.SourceNames.shown(
            view.symbols(), location.address(), place.get().file().get())
        + ", line "
        + place.get().line().getAsInt()
        + ".";
  }
}
