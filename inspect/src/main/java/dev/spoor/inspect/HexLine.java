package dev.spoor.inspect;

import dev.spoor.machine.Address;

/// A line of a dump: address, 16 bytes in hexadecimal, the same as ASCII.
final class HexLine {
  static final int BYTES = 16;
  private static final String DIGITS = "0123456789abcdef";

  private HexLine() {}

  /// {@return the line of the up to 16 bytes from `from` on}
  static CharSequence of(Address address, byte[] bytes, int from) {
    var line = new StringBuilder(96).append(address).append(':');
    for (var i = from; i < from + BYTES; i++) {
      line.append(i == from + BYTES / 2 ? "  " : " ");
      if (i < bytes.length) {
        line.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
      } else {
        line.append("  ");
      }
    }
    line.append("  |");
    for (var i = from; i < Math.min(from + BYTES, bytes.length); i++) {
      line.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return line.append('|');
  }
}
