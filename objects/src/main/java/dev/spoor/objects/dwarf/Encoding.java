package dev.spoor.objects.dwarf;

/// What the widths of numbers in a unit, or in a table of its own, depend on.
///
/// @param version of the format: 2 to 5, or another that is not known
/// @param offsetBytes of an offset into a section: 4 in the 32-bit format, 8 in the 64-bit one
///   (DWARF 5, section 7.4)
/// @param addressBytes of an address on the target: 1, 2, 4 or 8
public record Encoding(int version, int offsetBytes, int addressBytes) {
  /// {@return whether an address can have this width}
  public static boolean isAddressWidth(int bytes) {
    return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
  }

  /// {@return the width of a reference into the whole section: that of an address in DWARF 2}
  int referenceBytes() {
    return version <= 2 ? addressBytes : offsetBytes;
  }

  /// {@return the highest address, which stands for no address at all in places}
  public long highestAddress() {
    return -1L >>> (Long.SIZE - Byte.SIZE * addressBytes);
  }

  /// {@return `address` without the bits that an address has not}
  public long wrap(long address) {
    return address & highestAddress();
  }
}
