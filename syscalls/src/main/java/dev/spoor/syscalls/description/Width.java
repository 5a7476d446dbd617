package dev.spoor.syscalls.description;

import dev.spoor.machine.linux.Abi;

/// How wide an integer is in memory, by ABI.
public enum Width {
  BYTE(1, 1, 1),
  HALF(2, 2, 2),
  WORD(4, 4, 4),
  /// 64 bits; aligned to 4 bytes by i386.
  DOUBLE(8, 8, 8),
  /// 64 bits, aligned to 8 bytes everywhere: `__aligned_u64`.
  ALIGNED(8, 8, 8),
  /// C's `long` and pointers.
  LONG(8, 4, 4),
  /// `__kernel_long_t`: 64 bits in x32 too.
  KERNEL_LONG(8, 4, 8);

  private final int bytes64;
  private final int bytesI386;
  private final int bytesX32;

  Width(int bytes64, int bytesI386, int bytesX32) {
    this.bytes64 = bytes64;
    this.bytesI386 = bytesI386;
    this.bytesX32 = bytesX32;
  }

  /// {@return the size in bytes}
  public int bytes(Abi abi) {
    return switch (abi) {
      case X86_64, AARCH64 -> bytes64;
      case I386 -> bytesI386;
      case X32 -> bytesX32;
    };
  }

  /// {@return the alignment in a structure, in bytes}
  public int alignment(Abi abi) {
    // System V psABI for i386, table 2.1: eight-byte integers are aligned to 4.
    return abi == Abi.I386 && this == DOUBLE ? 4 : bytes(abi);
  }
}
