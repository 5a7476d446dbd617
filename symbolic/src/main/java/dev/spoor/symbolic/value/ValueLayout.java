package dev.spoor.symbolic.value;

import java.util.EnumSet;
import java.util.Set;

/// Which of the things that may be written with values are written.
///
/// @param parts those that are
public record ValueLayout(Set<Part> parts) {
  /// Copies the set.
  public ValueLayout {
    parts = Set.copyOf(parts);
  }

  /// What may be written or left out.
  public enum Part {
    /// Each member of a structure on a line of its own.
    MEMBER_LINES,
    /// Each element of an array on a line of its own.
    ELEMENT_LINES,
    /// The number of each element before it.
    INDEXES,
    /// Unions inside of others.
    UNIONS,
    /// Members that all values of a class share.
    STATIC_MEMBERS,
    /// Addresses in pointers and references.
    ADDRESSES,
    /// What the symbol is called that a pointer points to.
    SYMBOLS,
    /// Characters of an array behind its first NUL.
    BEHIND_NUL
  }

  /// {@return what is written if nothing else was asked for}
  public static ValueLayout usual() {
    return new ValueLayout(
        EnumSet.of(
            Part.UNIONS, Part.STATIC_MEMBERS, Part.ADDRESSES, Part.SYMBOLS, Part.BEHIND_NUL));
  }

  /// {@return whether it is written}
  public boolean has(Part part) {
    return parts.contains(part);
  }
}
