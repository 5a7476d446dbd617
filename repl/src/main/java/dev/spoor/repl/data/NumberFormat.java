package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import java.math.BigInteger;
import java.util.Locale;

/// Numbers by a letter, as gdb's "Output Formats" have it.
final class NumberFormat {
  private NumberFormat() {}

  /// {@return a number of some bytes}
  ///
  /// @param bits the bits, from the least on
  static String of(char letter, long bits, int bytes, View view) {
    var unsigned = bytes == 8 ? bits : bits & ((1L << (8 * bytes)) - 1);
    return switch (letter) {
      case 'x' -> "0x" + Long.toHexString(unsigned);
      case 'z' -> "0x" + padded(Long.toHexString(unsigned), bytes * 2);
      case 'd' -> Long.toString(signed(bits, bytes));
      case 'u' -> Long.toUnsignedString(unsigned);
      case 'o' -> unsigned == 0 ? "0" : "0" + Long.toOctalString(unsigned);
      case 't' -> Long.toBinaryString(unsigned);
      case 'a' -> address(Address.of(unsigned), view);
      case 'c' -> character(bits, bytes);
      case 'f' -> floating(unsigned, bytes);
      default -> Long.toString(signed(bits, bytes));
    };
  }

  /// {@return a number with the zeros in front that memory listings have}
  static String padded(char letter, long bits, int bytes, View view) {
    var unsigned = bytes == 8 ? bits : bits & ((1L << (8 * bytes)) - 1);
    return switch (letter) {
      case 'x', 'z' -> "0x" + padded(Long.toHexString(unsigned), bytes * 2);
      case 'o' -> "0" + padded(Long.toOctalString(unsigned), (bytes * 8 + 2) / 3);
      case 't' -> padded(Long.toBinaryString(unsigned), bytes * 8);
      default -> of(letter, bits, bytes, view);
    };
  }

  private static String padded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static long signed(long bits, int bytes) {
    var shift = 64 - 8 * bytes;
    return bits << shift >> shift;
  }

  /// {@return an address with the symbol it lies in}
  static String address(Address address, View view) {
    return address + symbol(address, view);
  }

  /// {@return ` <main+4>`, or nothing}
  static String symbol(Address address, View view) {
    return view.symbols()
        .debugged()
        .loadedAt(address)
        .flatMap(object -> object.symbolAt(address))
        .filter(match -> match.isName())
        .map(match ->
            " <"
                + view.symbols().names().readable(match.symbol().name())
                + (match.offset() == 0 ? "" : "+" + match.offset())
                + ">")
        .orElse("");
  }

  private static String character(long bits, int bytes) {
    var value = bytes == 1 ? (byte) bits : signed(bits, bytes);
    return value + " '" + quoted((int) (bits & 0xff)) + "'";
  }

  /// {@return a sign as C writes it between quotes}
  static String quoted(int sign) {
    return switch (sign) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case 11 -> "\\v";
      case 27 -> "\\033";
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      default ->
          sign >= ' ' && sign < 0x7f
              ? Character.toString(sign)
              : String.format(Locale.ROOT, "\\%03o", sign);
    };
  }

  private static String floating(long bits, int bytes) {
    return switch (bytes) {
      case 4 -> trimmed(Float.intBitsToFloat((int) bits), 9);
      case 8 -> trimmed(Double.longBitsToDouble(bits), 17);
      default -> Long.toString(signed(bits, bytes));
    };
  }

  /// As C's `%g` with so many digits.
  static String trimmed(double value, int digits) {
    if (Double.isNaN(value)) {
      return "nan(0x8000000000000)";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(digits));
    var exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= digits) {
      var unscaled = rounded.stripTrailingZeros();
      var mantissa = unscaled.movePointLeft(exponent).stripTrailingZeros().toPlainString();
      return mantissa + String.format(Locale.ROOT, "e%+03d", exponent);
    }
    return rounded.stripTrailingZeros().toPlainString();
  }

  /// {@return bits that are more than 64, in hexadecimal}
  static String wide(BigInteger bits) {
    return "0x" + bits.toString(16);
  }
}
