package dev.spoor.syscalls.description;

import java.util.Optional;

/// A parameter of a call or a field of a structure.
///
/// @param name as the man page has it; a field called `_` is padding and never shown
/// @param register which of the call's registers holds it, -1 for the next one
/// @param shown shown only if this is not 0
/// @param followed a pointer is followed only if this is not 0, else shown as an address
/// @param repeated of what both write: told behind what it was also if it is the same, and also
///   where the call has failed, if this is not 0
/// @param blank if so many bytes of what it points to are all 0 at the call's entry, nothing was
///   said in them, and they are shown at its exit alone
/// @param bound what a parameter is that is in no register, a field that is part of another one
public record Parameter(
    String name,
    Label label,
    int register,
    Direction direction,
    Shape shape,
    Optional<Expression> shown,
    Optional<Expression> followed,
    Optional<Expression> repeated,
    Optional<Expression> blank,
    Optional<Expression> bound) {
  /// Whether an argument's name is written before its value.
  public enum Label {
    HIDDEN,
    SHOWN
  }
}
