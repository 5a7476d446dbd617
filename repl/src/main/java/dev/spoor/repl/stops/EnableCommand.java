package dev.spoor.repl.stops;

import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `enable`, `disable`, `enable once`, `enable delete`.
public final class EnableCommand implements CommandTable.Open {
  private final Synopsis synopsis;
  private final boolean enabled;
  private final Optional<Breakpoint.Disposition> disposition;
  private final List<Command> inside;

  private EnableCommand(
      Synopsis synopsis,
      boolean enabled,
      Optional<Breakpoint.Disposition> disposition,
      List<Command> inside) {
    this.synopsis = synopsis;
    this.enabled = enabled;
    this.disposition = disposition;
    this.inside = List.copyOf(inside);
  }

  /// {@return `enable`}
  public static Command enabling() {
    return new EnableCommand(
        Synopsis.of(
                "enable",
                Group.BREAKPOINTS,
                """
                Enable all or some breakpoints.
                Usage: enable [once | delete | display] [BREAKPOINTNUM[.PLACE]]...\
                """)
            .aliases("en"),
        true,
        Optional.empty(),
        List.of(
            special("once", Breakpoint.Disposition.DISABLE, "Enable breakpoints for one hit."),
            special(
                "delete",
                Breakpoint.Disposition.DELETE,
                "Enable breakpoints and delete them when hit."),
            display(true)));
  }

  private static Command special(String name, Breakpoint.Disposition then, String help) {
    return new EnableCommand(
        Synopsis.of(name, Group.BREAKPOINTS, help), true, Optional.of(then), List.of());
  }

  /// {@return `disable`}
  public static Command disabling() {
    return new EnableCommand(
        Synopsis.of(
                "disable",
                Group.BREAKPOINTS,
                """
                Disable all or some breakpoints.
                Usage: disable [display] [BREAKPOINTNUM[.PLACE]]...
                A disabled breakpoint is not forgotten, but has no effect until re-enabled.\
                """)
            .aliases("dis", "disa"),
        false,
        Optional.empty(),
        List.of(display(false)));
  }

  private static Command display(boolean enabled) {
    return new DisplaySwitch(enabled);
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public List<Command> subcommands() {
    return inside;
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      change(shell, debugger -> debugger.breakpoints().all());
      return;
    }
    for (var word : Words.of(arguments)) {
      if (word.contains(".")) {
        places(shell, word);
      } else {
        change(shell, debugger -> BreakpointNumbers.of(debugger, word));
      }
    }
  }

  private void change(Shell shell, Function<Debugger, List<Breakpoint>> chosen) {
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              chosen
                  .apply(debugger)
                  .forEach(breakpoint -> {
                    debugger.breakpoints().enable(breakpoint, enabled);
                    disposition.ifPresent(breakpoint::disposition);
                  });
              return true;
            });
  }

  /// `2.1`, `2.1-3`.
  private void places(Shell shell, String word) {
    if (disposition.isPresent()) {
      throw new CommandException("Bad breakpoint number '" + word + "'");
    }
    var dot = word.indexOf('.');
    var breakpoint =
        shell
            .workbench()
            .ask(debugger ->
                BreakpointNumbers.one(debugger, Numbers.number(word.substring(0, dot))));
    var sites = shell.look(view -> view.sites(breakpoint));
    for (var number : Numbers.of(word.substring(dot + 1))) {
      if (number < 1 || number > sites.size()) {
        throw new CommandException("Bad breakpoint location number '" + number + "'");
      }
      if (sites.size() == 1) {
        change(shell, _ -> List.of(breakpoint));
        continue;
      }
      var place = sites.get(number - 1).place();
      var _ =
          shell
              .workbench()
              .ask(debugger -> {
                debugger.breakpoints().enable(breakpoint, place, enabled);
                return true;
              });
    }
  }
}
