package dev.spoor.debugger.location;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;

/// The instructions with which compilers begin a function that keeps a frame pointer (System V
/// psABI for AMD64, figure 3.3; Intel's manual, volume 2).
///
/// Nothing else is taken for a prologue: of a function without a frame pointer there is none.
final class X86Prologue {
  private static final int MOST_BYTES = 64;
  private static final int PUSH_FRAME_POINTER = 0x55;
  private static final int MOST_SAVED_REGISTERS = 8;

  private final byte[] code;
  private final boolean isLong;
  private int at;

  private X86Prologue(byte[] code, boolean isLong) {
    this.code = code;
    this.isLong = isLong;
  }

  /// {@return how many bytes of instructions a function begins with before it can be said to run}
  ///
  /// @param entry where it begins
  /// @param isLong whether it is code of 64 bits
  static int lengthBytes(Address entry, Memory memory, boolean isLong) {
    var prologue = new X86Prologue(memory.read(entry, MOST_BYTES), isLong);
    return isLong ? prologue.readLong() : prologue.readShort();
  }

  private int readLong() {
    passAlignment();
    pass(0xf3, 0x0f, 0x1e, 0xfa);
    if (u8(0) != PUSH_FRAME_POINTER) {
      return 0;
    }
    at++;
    return pass(0x48, 0x89, 0xe5) || pass(0x48, 0x8b, 0xec) || pass(0x89, 0xe5) || pass(0x8b, 0xec)
        ? at
        : 0;
  }

  private int readShort() {
    pass(0xf3, 0x0f, 0x1e, 0xfb);
    passAlignment();
    if (u8(0) != PUSH_FRAME_POINTER) {
      return 0;
    }
    at++;
    // What compilers put between: clearing a register.
    while (u8(0) == 0x31 && (u8(1) & 0xc0) == 0xc0 || u8(0) == 0x33 && (u8(1) & 0xc0) == 0xc0) {
      at += 2;
    }
    if (!pass(0x89, 0xe5) && !pass(0x8b, 0xec)) {
      return 0;
    }
    if (!passRoom()) {
      passSavedRegisters();
    }
    // The address of the global offset table.
    pass(0xe8, 0, 0, 0, 0, 0x5b);
    return at;
  }

  private boolean passRoom() {
    if (u8(0) == 0x83 && u8(1) == 0xec) {
      at += 3;
    } else if (u8(0) == 0x81 && u8(1) == 0xec) {
      at += 6;
    } else {
      return false;
    }
    return true;
  }

  private void passSavedRegisters() {
    for (var i = 0; i < MOST_SAVED_REGISTERS && (u8(0) & 0xf8) == 0x50; i++) {
      at++;
    }
  }

  /// `lea 8(%rsp), %r10; and $-n, %rsp; push -8(%r10)`, and the same of 32 bits with `%ecx`.
  private void passAlignment() {
    if (isLong && is(0x4c, 0x8d, 0x54, 0x24, 0x08, 0x48, 0x83, 0xe4) && isAt(9, 0x41, 0xff, 0x72)) {
      at += 13;
    } else if (!isLong && is(0x8d, 0x4c, 0x24, 0x04, 0x83, 0xe4) && isAt(7, 0xff, 0x71, 0xfc)) {
      at += 10;
    }
  }

  private boolean pass(int... expected) {
    var isThere = is(expected);
    at += isThere ? expected.length : 0;
    return isThere;
  }

  private boolean is(int... expected) {
    return isAt(0, expected);
  }

  private boolean isAt(int offset, int... expected) {
    for (var i = 0; i < expected.length; i++) {
      if (u8(offset + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private int u8(int offset) {
    return at + offset < code.length ? code[at + offset] & 0xff : -1;
  }
}
