package dev.spoor.symbolic;

import java.util.Optional;
import java.util.OptionalInt;

/// Where in a program's source or symbols an instruction is.
///
/// @param function the name of its function, or [#UNNAMED]
/// @param offset how far behind the function's beginning it is, in bytes
/// @param file the source file, if it is known
/// @param line the line in it, if it is known
public record CodePlace(String function, long offset, Optional<String> file, OptionalInt line) {
  /// Stands for the name of a function that is not known.
  public static final String UNNAMED = "??";

  /// {@return a place of which only the symbol is known}
  public static CodePlace of(String function, long offset) {
    return new CodePlace(function, offset, Optional.empty(), OptionalInt.empty());
  }
}
