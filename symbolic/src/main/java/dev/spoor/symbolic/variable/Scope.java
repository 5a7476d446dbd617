package dev.spoor.symbolic.variable;

import java.util.List;
import java.util.Optional;

/// A part of the source with variables of its own.
///
/// @param kind which
/// @param name of the function, or the file
/// @param variables in the order of the source; one hides those of the same name in scopes behind
public record Scope(Kind kind, Optional<String> name, List<Variable> variables) {
  /// Copies the list.
  public Scope {
    variables = List.copyOf(variables);
  }

  /// What has variables.
  public enum Kind {
    /// A block of a function.
    BLOCK,
    /// A call that was inlined.
    INLINED,
    /// A function: the last scope of a frame's own.
    FUNCTION,
    /// A source file, with its static and its global variables.
    FILE
  }
}
