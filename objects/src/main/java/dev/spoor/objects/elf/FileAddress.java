package dev.spoor.objects.elf;

/// A virtual address as an object file states it, unsigned: before it is known where the file is
/// loaded. [LoadedObject] turns it into an address of a process.
///
/// @param value all 64 bits; that of a 32-bit file has its upper half zero
public record FileAddress(long value) implements Comparable<FileAddress> {
  /// {@return the address `value`}
  public static FileAddress of(long value) {
    return new FileAddress(value);
  }

  @Override
  public int compareTo(FileAddress other) {
    return Long.compareUnsigned(value, other.value);
  }

  /// {@return `0x` and lower-case hexadecimal digits without leading zeros}
  @Override
  public String toString() {
    return "0x" + Long.toHexString(value);
  }
}
