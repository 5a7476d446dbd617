package dev.spoor.machine.x86_64;

import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.SplitRegister;
import java.util.ArrayList;
import java.util.List;

/// Rows common to the tables of this package, and those that are too regular to be written out.
final class X86Registers {
  /// Note NT_X86_XSTATE of linux/elf.h; 11,008 bytes with all that Linux knows in 6.18.
  static final RegisterSet XSTATE = new RegisterSet("xstate", 0x202, 16_384);

  static final RegisterSet DEBUG = new RegisterSet("debug", RegisterSet.NO_NOTE, 64);

  /// Where the AVX component begins on every CPU: behind the 512 bytes of FXSAVE and the header of
  /// 64 (Intel's manual, volume 1, 13.4).
  static final int AVX = 576;

  private static final int ST = 32;
  private static final int XMM = 160;
  private static final int SLOT_BYTES = 16;

  private X86Registers() {}

  /// DWARF numbers that differ between the two ABIs: the first of each row, and three single ones.
  record Dwarf(int st0, int xmm0, int mxcsr, int fctrl, int fstat) {}

  static Register word(String name, RegisterSet set, int offset, int width, int dwarf) {
    return new Register(name, set, offset, width, dwarf, Register.View.UNSIGNED);
  }

  static Register named(List<Register> rows, String name) {
    return Register.named(name, rows).orElseThrow();
  }

  @SafeVarargs
  static List<Register> all(List<Register>... tables) {
    var all = new ArrayList<Register>();
    for (var table : tables) {
      all.addAll(table);
    }
    return List.copyOf(all);
  }

  /// The layout of FXSAVE (Intel's manual, volume 1, table 10-2), with gdb's names. `ftag` is the
  /// byte FXSAVE has, a bit a register, not the 16 bits that gdb makes of it.
  static List<Register> fxsave(RegisterSet set, int vectors, Dwarf dwarf) {
    var rows = new ArrayList<Register>();
    for (var i = 0; i < 8; i++) {
      var at = ST + SLOT_BYTES * i;
      rows.add(new Register("st" + i, set, at, 10, dwarf.st0 + i, Register.View.FLOAT));
    }
    rows.add(new Register("fctrl", set, 0, 2, dwarf.fctrl, Register.View.FLAGS));
    rows.add(new Register("fstat", set, 2, 2, dwarf.fstat, Register.View.FLAGS));
    rows.add(new Register("ftag", set, 4, 1, Register.NO_DWARF, Register.View.FLAGS));
    rows.add(word("fiseg", set, 12, 2, Register.NO_DWARF));
    rows.add(word("fioff", set, 8, 4, Register.NO_DWARF));
    rows.add(word("foseg", set, 20, 2, Register.NO_DWARF));
    rows.add(word("fooff", set, 16, 4, Register.NO_DWARF));
    rows.add(word("fop", set, 6, 2, Register.NO_DWARF));
    for (var i = 0; i < vectors; i++) {
      var at = XMM + SLOT_BYTES * i;
      rows.add(new Register("xmm" + i, set, at, 16, dwarf.xmm0 + i, Register.View.VECTOR));
    }
    rows.add(new Register("mxcsr", set, 24, 4, dwarf.mxcsr, Register.View.FLAGS));
    return rows;
  }

  /// The upper halves of the 32-byte registers, `ymm0h` and on; the lower ones are `xmm0` and on.
  static List<Register> ymmHalves(int vectors) {
    return run("ymm", "h", 0, vectors, AVX, 16);
  }

  /// {@return `count` registers of equal width one behind the other}
  static List<Register> run(
      String before, String after, int first, int count, int offset, int width) {
    var rows = new ArrayList<Register>();
    for (var i = 0; i < count; i++) {
      rows.add(
          new Register(
              before + (first + i) + after,
              XSTATE,
              offset + width * i,
              width,
              Register.NO_DWARF,
              Register.View.VECTOR));
    }
    return rows;
  }

  static List<SplitRegister> ymm(List<Register> rows, int vectors) {
    var split = new ArrayList<SplitRegister>();
    for (var i = 0; i < vectors; i++) {
      split.add(
          new SplitRegister(
              "ymm" + i, List.of(named(rows, "xmm" + i), named(rows, "ymm" + i + "h"))));
    }
    return List.copyOf(split);
  }

  /// `dr4` and `dr5` are other names of `dr6` and `dr7`, and the kernel has no value for them.
  static List<Register> debug(int width) {
    var rows = new ArrayList<Register>();
    for (var i : new int[] {0, 1, 2, 3, 6, 7}) {
      rows.add(
          new Register(
              "dr" + i,
              DEBUG,
              8 * i,
              width,
              Register.NO_DWARF,
              i < 4 ? Register.View.UNSIGNED : Register.View.FLAGS));
    }
    return rows;
  }

  /// Parts of registers: `ah:rax+1` is the byte at offset 1 of `rax`.
  static List<Register> parts(List<Register> wholes, int width, String descriptions) {
    var rows = new ArrayList<Register>();
    for (var description : descriptions.split(" ", -1)) {
      var colon = description.indexOf(':');
      var high = description.endsWith("+1");
      var whole =
          named(wholes, description.substring(colon + 1, description.length() - (high ? 2 : 0)));
      rows.add(
          word(
              description.substring(0, colon),
              whole.set(),
              whole.offset() + (high ? 1 : 0),
              width,
              Register.NO_DWARF));
    }
    return rows;
  }

  /// `r8d`, `r8w` and `r8l` to `r15l`.
  static List<Register> numbered(List<Register> wholes) {
    var rows = new ArrayList<Register>();
    for (var i = 8; i < 16; i++) {
      var whole = named(wholes, "r" + i);
      rows.add(word("r" + i + "d", whole.set(), whole.offset(), 4, Register.NO_DWARF));
      rows.add(word("r" + i + "w", whole.set(), whole.offset(), 2, Register.NO_DWARF));
      rows.add(word("r" + i + "l", whole.set(), whole.offset(), 1, Register.NO_DWARF));
    }
    return rows;
  }
}
