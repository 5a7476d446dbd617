package dev.spoor.symbolic.type;

import java.util.List;
import java.util.Optional;

/// Integers of which some have names (DWARF 5, section 5.7.8).
///
/// @param tag its name with what it is declared in; empty if it has none
/// @param isTagged whether the language writes `enum` before it
/// @param isScoped whether its names have to be written with its own before them
/// @param underlying the type of its values, if that is said
/// @param widthBytes of a value
/// @param isSigned whether the highest bit of a value is its sign
/// @param enumerators the names, in the order of the file
public record EnumerationType(
    Optional<String> tag,
    boolean isTagged,
    boolean isScoped,
    Optional<TypeReference> underlying,
    int widthBytes,
    boolean isSigned,
    List<Enumerator> enumerators)
    implements Type {
  /// Copies the list.
  public EnumerationType {
    enumerators = List.copyOf(enumerators);
  }

  /// A name for an integer.
  ///
  /// @param name as the program writes it, with the scopes that that needs
  public record Enumerator(String name, long value) {}

  /// {@return the name of a value, the first of several}
  public Optional<String> nameOf(long value) {
    for (var enumerator : enumerators) {
      if (enumerator.value() == value) {
        return Optional.of(enumerator.name());
      }
    }
    return Optional.empty();
  }

  /// {@return whether the names are of single bits which can be combined}
  public boolean isFlags() {
    for (var enumerator : enumerators) {
      if (enumerator.value() < 0 || Long.bitCount(enumerator.value()) > 1) {
        return false;
      }
    }
    return !enumerators.isEmpty();
  }

  @Override
  public String toString() {
    return name();
  }
}
