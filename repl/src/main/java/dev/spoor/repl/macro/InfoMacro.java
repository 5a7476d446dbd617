package dev.spoor.repl.macro;

import dev.spoor.objects.dwarf.macro.MacroDefinition;
import dev.spoor.objects.dwarf.macro.Macros;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.macro.MacroPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// `info macro` and `info macros`.
public final class InfoMacro implements Command {
  private static final String NO_PLACE = "GDB has no preprocessor macro information for that code.";

  private final boolean all;

  private InfoMacro(boolean all) {
    this.all = all;
  }

  /// {@return `info macro`}
  public static Command one() {
    return new InfoMacro(false);
  }

  /// {@return `info macros`}
  public static Command all() {
    return new InfoMacro(true);
  }

  @Override
  public Synopsis synopsis() {
    return all
        ? Synopsis.of(
            "macros",
            Group.STATUS,
            """
            Show the definitions of all macros at LOCATION.
            Usage: info macros [LOCATION]
            Without a location, those of the selected frame's line.\
            """)
        : Synopsis.of(
            "macro",
            Group.STATUS,
            """
            Show the definition of MACRO, and it's source location.
            Usage: info macro [-a|-all] [--] MACRO
            With -all, all definitions of the unit, whatever is in force at this line.\
            """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (all) {
        var place = arguments.isEmpty() ? here(view) : at(shell, view, arguments);
        show(shell, macros(place).definitionsAt(place.line().path(), place.line().line()).values());
      } else {
        one(shell, view, arguments);
      }
    });
  }

  private static void one(Shell shell, View view, String arguments) {
    var words = new ArrayList<>(List.of(arguments.split("\\s+")));
    var isAll = false;
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      var option = words.removeFirst();
      if (option.equals("--")) {
        break;
      }
      if (!option.equals("-a") && !option.equals("-all")) {
        throw new CommandException(
            "Unrecognized option '"
                + option
                + "' to info macro command.  Try \"help info macro\".");
      }
      isAll = true;
    }
    var name = String.join(" ", words);
    if (name.isEmpty()) {
      throw new CommandException(
          "You must follow the `info macro' command with the name of the macro\n"
              + "whose definition you want to see.");
    }
    var place = here(view);
    var found = isAll ? macros(place).definitionsOf(name) : defined(place, name);
    if (found.isEmpty()) {
      shell
          .output()
          .line("The symbol `" + name + "' has no definition as a C/C++ preprocessor macro");
      shell.output().line("at " + place.line().path() + ":" + place.line().line());
    }
    show(shell, found);
  }

  private static List<MacroDefinition> defined(MacroPlace place, String name) {
    var found = macros(place).definitionsAt(place.line().path(), place.line().line()).get(name);
    return found == null ? List.of() : List.of(found);
  }

  private static void show(Shell shell, Collection<MacroDefinition> found) {
    for (var each : found) {
      MacroText.lines(each).forEach(shell.output()::line);
    }
  }

  private static MacroPlace here(View view) {
    return view.macroPlace().orElseThrow(() -> new CommandException(NO_PLACE));
  }

  private static MacroPlace at(Shell shell, View view, String text) {
    var spec = Place.parse(shell, view, text).spec();
    var address =
        new dev.spoor.debugger.location.Locator(view.symbols()).find(spec).stream().findFirst();
    return address
        .flatMap(found -> found.place())
        .flatMap(place -> view.macroPlace(address.orElseThrow().address(), place))
        .orElseThrow(() -> new CommandException(NO_PLACE));
  }

  private static Macros macros(MacroPlace place) {
    return Optional.of(place)
        .flatMap(MacroPlace::macros)
        .orElseThrow(() -> new CommandException(NO_PLACE));
  }
}
