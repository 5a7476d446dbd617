package dev.spoor.machine.x86_64;

import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterSet;
import java.util.List;

/// Rows common to the tables of this package.
final class X86Registers {
  private X86Registers() {}

  static Register word(String name, RegisterSet set, int offset, int width, int dwarf) {
    return new Register(name, set, offset, width, dwarf, Register.View.UNSIGNED);
  }

  static Register named(List<Register> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }
}
