package dev.spoor.repl.debuggee;

import dev.spoor.debugger.Breakpoints;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import java.util.List;

/// A place where a breakpoint is.
///
/// @param inferior the number of the inferior
/// @param symbols what is known of its program
/// @param place how it is told from others
public record BreakpointSite(
    CodeLocation location, int inferior, Symbols symbols, Breakpoint.FilePlace place) {
  /// {@return a place in a program}
  static BreakpointSite of(CodeLocation location, int inferior, Symbols symbols) {
    return new BreakpointSite(
        location, inferior, symbols, Breakpoints.filePlace(symbols, location.address()));
  }

  /// {@return whether a breakpoint is in force here, if it is at all}
  public boolean isEnabled(Breakpoint breakpoint) {
    return !breakpoint.disabledPlaces().contains(place);
  }

  /// {@return the places in a program that does not run}
  static List<BreakpointSite> inFile(Breakpoint breakpoint, Slot slot, FileTarget file) {
    return breakpoint.trigger() instanceof Trigger.AtCode(var spec, var _, var _)
            && !(spec instanceof LocationSpec.OfAddress)
        ? new Locator(file.symbols())
            .find(spec).stream()
                .map(found ->
                    new BreakpointSite(
                        moved(found, slot.bias - file.bias()),
                        slot.number(),
                        file.symbols(),
                        Breakpoints.filePlace(file.symbols(), found.address())))
                .toList()
        : List.of();
  }

  /// Where it was in the last process.
  private static CodeLocation moved(CodeLocation location, long bias) {
    return new CodeLocation(location.address().plus(bias), location.place());
  }
}
