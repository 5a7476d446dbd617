package dev.spoor.repl.fullscreen;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.repl.debuggee.BreakpointSite;
import dev.spoor.repl.shell.Shell;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The margin of a window with code: where the breakpoints are and where the program is, with gdb's
/// letters.
///
/// @param all the user's breakpoints
record Marks(List<Placed> all) {
  /// A breakpoint and where it is.
  record Placed(Breakpoint breakpoint, List<CodeLocation> locations) {}

  static Marks of(Shell shell) {
    var breakpoints =
        shell
            .workbench()
            .ask(debugger ->
                debugger.breakpoints().all().stream()
                    .filter(each -> each.number() > 0 && each.trigger() instanceof Trigger.AtCode)
                    .toList());
    return shell.look(view ->
        new Marks(
            breakpoints.stream()
                .map(each ->
                    new Placed(
                        each, view.sites(each).stream().map(BreakpointSite::location).toList()))
                .toList()));
  }

  /// {@return `B+>` and the like: B once it was hit, else b; H and h with hardware; `+` if enabled,
  /// else `-`; the arrow where the program is}
  String at(Predicate<CodeLocation> here, boolean isCurrent) {
    var mark = "  ";
    for (var placed : all) {
      if (placed.locations().stream().anyMatch(here)) {
        mark = mark(placed.breakpoint());
      }
    }
    return mark + (isCurrent ? ">" : " ");
  }

  private static String mark(Breakpoint breakpoint) {
    var isHardware = breakpoint.trigger() instanceof Trigger.AtCode code && code.hardware();
    var letter = isHardware ? "h" : "b";
    return (breakpoint.hits() > 0 ? letter.toUpperCase(Locale.ROOT) : letter)
        + (breakpoint.isEnabled() ? "+" : "-");
  }
}
