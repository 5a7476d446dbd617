package dev.spoor.symbolic.type;

import java.util.Optional;

/// A part of a structure, a union or a class that has a name, or is one whose own members count as
/// the whole's.
///
/// @param name empty for an anonymous structure or union
/// @param type what it is
/// @param placement where
/// @param isArtificial whether the compiler made it
/// @param access who may use it
public record Member(
    Optional<String> name,
    TypeReference type,
    Placement placement,
    boolean isArtificial,
    Access access) {
  /// {@return whether it has a place in the source but no name, as the parts of Rust's tuples:
  /// compilers call these `__0`, `__1`}
  public boolean isPositional() {
    return name.filter(known -> known.startsWith("__")).isPresent();
  }

  /// {@return whether all values of the type share it}
  public boolean isStatic() {
    return placement instanceof Placement.Static;
  }
}
