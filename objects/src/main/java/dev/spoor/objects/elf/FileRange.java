package dev.spoor.objects.elf;

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
}
