package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.TypeReference;

/// A variable of a program, not yet looked for.
///
/// @param name as the source has it; with its namespaces and classes if it is global
/// @param kind what it is
/// @param type of its value
/// @param die its entry, the one with its place
/// @param object the one whose debugging information it is in
public record Variable(String name, Kind kind, TypeReference type, Die die, DebuggedObject object) {
  /// What variables are.
  public enum Kind {
    /// A parameter of the scope's function.
    PARAMETER,
    /// Declared in the scope: for the time of a call, or for ever.
    LOCAL,
    /// Declared outside of functions.
    GLOBAL
  }
}
