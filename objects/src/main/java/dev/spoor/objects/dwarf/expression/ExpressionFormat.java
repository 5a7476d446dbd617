package dev.spoor.objects.dwarf.expression;

/// What the bytes of an expression depend on.
///
/// @param version of DWARF, 2 to 5
/// @param addressBytes the width of an address, 1 to 8
/// @param offsetBytes 4 in the 32-bit format of DWARF, 8 in the 64-bit one
public record ExpressionFormat(int version, int addressBytes, int offsetBytes) {
  /// @throws IllegalArgumentException for widths that there are not
  public ExpressionFormat {
    if (addressBytes < 1 || addressBytes > 8 || (offsetBytes != 4 && offsetBytes != 8)) {
      throw new IllegalArgumentException(
          "no expression has addresses of " + addressBytes + " and offsets of " + offsetBytes);
    }
  }

  /// {@return the format of expressions outside of units, as frame information has them}
  public static ExpressionFormat of(int addressBytes) {
    return new ExpressionFormat(5, addressBytes, 4);
  }

  /// In DWARF 2 a reference was an address.
  int referenceBytes() {
    return version == 2 ? addressBytes : offsetBytes;
  }
}
