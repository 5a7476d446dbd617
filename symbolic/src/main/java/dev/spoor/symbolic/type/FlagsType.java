package dev.spoor.symbolic.type;

import java.util.List;

/// An integer whose bits have names, as the CPU's flag registers are.
///
/// @param name of the type
/// @param widthBytes of a value
/// @param flags those bits that have a meaning, the lowest first
public record FlagsType(String name, int widthBytes, List<Flag> flags) implements Type {
  /// Copies the list.
  public FlagsType {
    flags = List.copyOf(flags);
  }

  /// A bit.
  ///
  /// @param name empty if nobody gave it one
  /// @param bit its number, from 0 for the lowest
  public record Flag(String name, int bit) {}

  @Override
  public String toString() {
    return name;
  }
}
