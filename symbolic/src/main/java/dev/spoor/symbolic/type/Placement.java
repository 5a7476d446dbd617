package dev.spoor.symbolic.type;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Die;

/// Where a part of a structure, a union or a class is (DWARF 5, section 5.7.6).
public sealed interface Placement {
  /// So many bytes behind the beginning.
  record AtByte(long offset) implements Placement {}

  /// A bit-field.
  ///
  /// @param offset of its lowest bit, or in a big-endian program its highest one, from the
  ///   beginning of the whole, in bits and in the order of memory
  /// @param bits how many it has
  record AtBits(long offset, int bits) implements Placement {}

  /// Where an expression says, which finds the address of the whole on its stack.
  ///
  /// @param holder the entry with it
  /// @param expression the operations
  record Computed(Die holder, Block expression) implements Placement {}

  /// Not in the values at all, but a variable of its own.
  ///
  /// @param declaration its entry in the type
  record Static(Die declaration) implements Placement {}
}
