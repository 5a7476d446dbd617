package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.Architecture;

/// Which of the two ways the CPU reads code: a code segment's default size (Intel's manual, volume
/// 2, 2.2; volume 3, 3.4.5).
public enum CodeSize {
  /// x86-64.
  BITS_64(8),
  /// i386.
  BITS_32(4);

  private final int wordBytes;

  CodeSize(int wordBytes) {
    this.wordBytes = wordBytes;
  }

  /// {@return that of a program with these registers}
  public static CodeSize of(Architecture architecture) {
    return architecture.pointerBytes() == Long.BYTES ? BITS_64 : BITS_32;
  }

  /// {@return the width of an address and of what a push moves, in bytes}
  public int wordBytes() {
    return wordBytes;
  }

  /// {@return `address` as the CPU wraps it}
  public long truncated(long address) {
    return this == BITS_64 ? address : address & 0xffff_ffffL;
  }

  /// {@return whether a program may go on there on every CPU} A branch to an address that is not
  /// canonical faults at the branch, not at its target.
  boolean canBeGoneTo(long address) {
    return this == BITS_32 || address >>> 47 == 0;
  }
}
