package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.macro.Macros;
import dev.spoor.objects.dwarf.source.SourceLine;
import java.util.Optional;

/// A line of a unit, as far as its macros go.
///
/// @param unit that was compiled
/// @param line of one of its files
public record MacroPlace(Unit unit, SourceLine line) {
  /// {@return what is defined there}
  public MacroScope scope() {
    return UnitMacros.of(unit, line);
  }

  /// {@return what the compiler recorded of the unit's macros}
  public Optional<Macros> macros() {
    return Macros.of(unit);
  }
}
