package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;

/// Bytes of a file, as the file itself claims: they need not lie inside it.
///
/// @param offset of the first byte, unsigned
/// @param sizeBytes how many, unsigned
public record FileRange(long offset, long sizeBytes) {
  /// {@return whether all of it lies in a file of `fileBytes` bytes}
  public boolean isWithin(long fileBytes) {
    return Long.compareUnsigned(offset, fileBytes) <= 0
        && Long.compareUnsigned(sizeBytes, fileBytes - offset) <= 0;
  }

  /// {@return these bytes of `file`}
  ///
  /// @param what messages call them, behind the file's name
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they lie outside of it
  public Block of(Block file, String what) {
    return file.slice(offset, sizeBytes, what);
  }
}
