package dev.spoor.repl.debuggee;

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
public record BreakpointSite(CodeLocation location, int inferior, Symbols symbols) {
  /// {@return the places in a program that does not run}
  static List<BreakpointSite> inFile(Breakpoint breakpoint, Slot slot, FileTarget file) {
    return breakpoint.trigger() instanceof Trigger.AtCode(var spec, var _, var _)
            && !(spec instanceof LocationSpec.OfAddress)
        ? new Locator(file.symbols())
            .find(spec).stream()
                .map(found ->
                    new BreakpointSite(
                        moved(found, slot.bias - file.bias()), slot.number(), file.symbols()))
                .toList()
        : List.of();
  }

  /// Where it was in the last process.
  private static CodeLocation moved(CodeLocation location, long bias) {
    return new CodeLocation(location.address().plus(bias), location.place());
  }
}
