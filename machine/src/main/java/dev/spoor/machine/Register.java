package dev.spoor.machine;

import java.util.List;
import java.util.Optional;

/// One row of an architecture's register table.
///
/// @param name as users type it and gdb spells it
/// @param set the register set that holds it
/// @param offset position inside that set's block, in bytes
/// @param width in bytes, 1 to 64
/// @param dwarf number in the psABI's DWARF mapping, or [#NO_DWARF]
/// @param view how its bits are printed and parsed
public record Register(String name, RegisterSet set, int offset, int width, int dwarf, View view) {
  /// For registers that the psABI gives no DWARF number.
  public static final int NO_DWARF = -1;

  /// How the bits of a register are shown.
  public enum View {
    UNSIGNED,
    FLAGS,
    FLOAT,
    VECTOR
  }

  /// @throws IllegalArgumentException if the row does not lie inside its set
  public Register {
    if (offset < 0 || width < 1 || width > 64 || offset + width > set.sizeBytes()) {
      throw new IllegalArgumentException(name + " does not fit into " + set);
    }
  }

  /// {@return the row called `name`, if `rows` has one}
  public static Optional<Register> named(String name, List<Register> rows) {
    for (var row : rows) {
      if (row.name.equals(name)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
