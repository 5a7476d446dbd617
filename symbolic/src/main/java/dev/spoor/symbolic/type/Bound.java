package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;

/// An end of an array's indices (DWARF 5, section 5.13).
public sealed interface Bound {
  /// A number.
  record Known(long value) implements Bound {}

  /// What an expression computes when the program runs, or another variable's value.
  ///
  /// @param holder the entry that says it
  /// @param attribute by which it does
  /// @param less what is taken from it: 1 if it is a count
  record Computed(Die holder, AttributeName attribute, long less) implements Bound {}

  /// Not said.
  record Unknown() implements Bound {}
}
