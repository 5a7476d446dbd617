package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;

/// Whether a file's addresses and sizes have 32 or 64 bits; `EI_CLASS` of elf.h, with the sizes of
/// the structures that follow from it.
public enum ElfClass {
  // header, program header, section header, symbol, dynamic entry
  ELF32(4, 52, 32, 40, 16, 8),
  ELF64(8, 64, 56, 64, 24, 16);

  private final int addressBytes;
  private final int headerBytes;
  private final int segmentBytes;
  private final int sectionBytes;
  private final int symbolBytes;
  private final int dynamicBytes;

  ElfClass(
      int addressBytes,
      int headerBytes,
      int segmentBytes,
      int sectionBytes,
      int symbolBytes,
      int dynamicBytes) {
    this.addressBytes = addressBytes;
    this.headerBytes = headerBytes;
    this.segmentBytes = segmentBytes;
    this.sectionBytes = sectionBytes;
    this.symbolBytes = symbolBytes;
    this.dynamicBytes = dynamicBytes;
  }

  /// {@return the width of an address, in bytes}
  public int addressBytes() {
    return addressBytes;
  }

  /// {@return the address, offset or size at `offset` of `block`: 4 or 8 bytes}
  long wide(Block block, long offset) {
    return switch (this) {
      case ELF32 -> block.u32(offset);
      case ELF64 -> block.u64(offset);
    };
  }

  int headerBytes() {
    return headerBytes;
  }

  int segmentBytes() {
    return segmentBytes;
  }

  int sectionBytes() {
    return sectionBytes;
  }

  int symbolBytes() {
    return symbolBytes;
  }

  int dynamicBytes() {
    return dynamicBytes;
  }
}
