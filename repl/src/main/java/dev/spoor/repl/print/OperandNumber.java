package dev.spoor.repl.print;

/// Constants in instructions, as binutils write them: without a sign.
final class OperandNumber {
  private OperandNumber() {}

  /// {@return `0xff` for the negative number with some hexadecimal digits}
  ///
  /// @param bits how wide the operand is, 1 to 64
  static String negative(String digits, int bits) {
    var mask = bits == Long.SIZE ? -1L : (1L << bits) - 1;
    return "0x" + Long.toHexString(-Long.parseUnsignedLong(digits, 16) & mask);
  }
}
