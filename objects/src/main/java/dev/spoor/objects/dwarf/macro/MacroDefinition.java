package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.dwarf.source.SourceLine;
import java.util.List;

/// A macro and where it was defined.
///
/// @param places the line of the definition, then of each file that was being included there the
///   line that included it; at least one. Line 0 is that of what the compiler knows by itself or
///   was told on its command line
public record MacroDefinition(Macro macro, List<SourceLine> places) {
  /// Copies the list.
  public MacroDefinition {
    places = List.copyOf(places);
  }

  /// {@return whether no source file has it}
  public boolean isOfCommandLine() {
    return places.size() == 1 && places.getFirst().line() == 0;
  }
}
