package dev.spoor.repl.data;

import dev.spoor.symbolic.value.FloatText;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/// What is in a register of the x87: ten bytes (Intel's manual, volume 1, sections 4.2.2 and
/// 8.1.7).
///
/// @param raw its bytes in hexadecimal, the highest first
/// @param number its value in decimal; empty if there is none
record StackedNumber(Kind kind, String raw, String number) {
  private static final int BIAS = 16383;
  private static final int FRACTION_BITS = 63;
  private static final int SPECIAL = 0x7fff;
  private static final int DIGITS = 19;
  private static final int WIDTH = 27;
  private static final long INTEGER_BIT = 1L << 63;
  private static final long QUIET_BIT = 1L << 62;

  /// What the tag of a register says.
  enum Kind {
    VALID(0, "Valid"),
    ZERO(1, "Zero"),
    SPECIAL(2, "Special"),
    EMPTY(3, "Empty");

    private final long tag;
    private final String word;

    Kind(long tag, String word) {
      this.tag = tag;
      this.word = word;
    }

    long tag() {
      return tag;
    }

    String word() {
      return word;
    }
  }

  /// @param bytes ten of them, the lowest first
  static StackedNumber of(byte[] bytes, boolean isUsed) {
    var block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var fraction = block.getLong(0);
    var top = block.getShort(Long.BYTES) & 0xffff;
    var raw = String.format(Locale.ROOT, "0x%04x%016x", top, fraction);
    return isUsed
        ? new StackedNumber(kind(top & SPECIAL, fraction), raw, text(top, fraction))
        : new StackedNumber(Kind.EMPTY, raw, "");
  }

  private static Kind kind(int exponent, long fraction) {
    if (exponent == 0 && fraction == 0) {
      return Kind.ZERO;
    }
    return exponent != SPECIAL && exponent != 0 && (fraction & INTEGER_BIT) != 0
        ? Kind.VALID
        : Kind.SPECIAL;
  }

  private static String text(int top, long fraction) {
    var exponent = top & SPECIAL;
    var sign = top > SPECIAL ? "-" : "+";
    var isNormal = (fraction & INTEGER_BIT) != 0;
    if (exponent == SPECIAL) {
      return isNormal ? special(sign, fraction) : "Unsupported";
    }
    if (exponent == 0 && fraction == 0) {
      return sign + "0";
    }
    return exponent != 0 && !isNormal ? "Unsupported" : decimal(sign, exponent, fraction);
  }

  private static String special(String sign, long fraction) {
    if (fraction == INTEGER_BIT) {
      return sign + "Inf";
    }
    if (sign.equals("-") && fraction == (INTEGER_BIT | QUIET_BIT)) {
      return "Real Indefinite (QNaN)";
    }
    return (fraction & QUIET_BIT) != 0 ? "QNaN" : "SNaN";
  }

  private static String decimal(String sign, int exponent, long fraction) {
    var power = Math.max(exponent, 1) - BIAS - FRACTION_BITS;
    return sign + FloatText.decimal(new BigInteger(Long.toUnsignedString(fraction)), power, DIGITS);
  }

  /// {@return both notations, behind what it is}
  String text() {
    var start = String.format(Locale.ROOT, "%-7s %s", kind.word(), raw);
    if (kind == Kind.EMPTY) {
      return start;
    }
    var isDecimal = kind != Kind.ZERO && Character.isDigit(number.charAt(number.length() - 1));
    return start
        + " "
        + (isDecimal ? String.format(Locale.ROOT, "%-" + WIDTH + "s", number) : number);
  }
}
