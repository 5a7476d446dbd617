package dev.spoor.objects.elf;

/// A part of a file that is loaded, or that tells the loader something; `Phdr` of elf.h.
///
/// @param flags `PF_X` 1, `PF_W` 2, `PF_R` 4, and others
/// @param bytes where its contents are
/// @param address where they are to appear
/// @param memoryBytes how much room they take there, unsigned; beyond the file's bytes zeros
/// @param alignment in bytes, unsigned; 0 and 1 mean none
public record Segment(
    SegmentType type,
    int flags,
    FileRange bytes,
    FileAddress address,
    long memoryBytes,
    long alignment) {
  /// {@return whether the byte at `address` is in the file}
  public boolean isStored(FileAddress address) {
    return Long.compareUnsigned(address.value() - this.address.value(), bytes.sizeBytes()) < 0;
  }

  /// {@return whether `address` lies in the room it takes in memory}
  public boolean contains(FileAddress address) {
    return Long.compareUnsigned(address.value() - this.address.value(), memoryBytes) < 0;
  }
}
