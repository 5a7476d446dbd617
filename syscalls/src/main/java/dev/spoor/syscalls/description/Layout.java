package dev.spoor.syscalls.description;

/// Where the fields of a structure lie in memory under one ABI.
public final class Layout {
  private final int[] offsets;
  private final int bytes;
  private final int alignment;

  Layout(int[] offsets, int bytes, int alignment) {
    this.offsets = offsets.clone();
    this.bytes = bytes;
    this.alignment = alignment;
  }

  /// {@return how far behind the structure's start field `index` begins, in bytes}
  public int offset(int index) {
    return offsets[index];
  }

  /// {@return the structure's size, in bytes}
  public int bytes() {
    return bytes;
  }

  /// {@return of what its address is a multiple}
  public int alignment() {
    return alignment;
  }
}
