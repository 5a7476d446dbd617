package dev.spoor.symbolic.call;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The x87's numbers of ten bytes, in whose form functions of 32-bit programs return smaller ones
/// too (Intel's manual, volume 1, section 4.2.2).
public final class ExtendedReal {
  private static final int BIAS = 16383;
  private static final int FRACTION_BITS = 63;
  private static final int SPECIAL = 0x7fff;

  private ExtendedReal() {}

  /// {@return the number nearest to it}
  ///
  /// @param bytes ten of them, the lowest first
  public static double toDouble(byte[] bytes) {
    var block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var fraction = block.getLong(0);
    var top = block.getShort(Long.BYTES) & 0xffff;
    var exponent = top & SPECIAL;
    var sign = top > SPECIAL ? -1.0 : 1.0;
    if (exponent == SPECIAL) {
      return fraction << 1 == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    var whole = new BigInteger(Long.toUnsignedString(fraction)).doubleValue();
    return sign * Math.scalb(whole, Math.max(exponent, 1) - BIAS - FRACTION_BITS);
  }

  /// {@return the ten bytes of a number, the lowest first}
  public static byte[] of(double number) {
    var block = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    var sign = Double.doubleToRawLongBits(number) < 0 ? 0x8000 : 0;
    if (number == 0) {
      return block.putLong(0).putShort((short) sign).array();
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      var fraction = Double.isNaN(number) ? 3L << 62 : 1L << 63;
      return block.putLong(fraction).putShort((short) (sign | SPECIAL)).array();
    }
    var exponent = Math.getExponent(Math.max(Math.abs(number), Double.MIN_NORMAL));
    var bits = Double.doubleToRawLongBits(number) & (1L << 52) - 1;
    var fraction = Math.abs(number) < Double.MIN_NORMAL ? bits : bits | 1L << 52;
    var shift = Long.numberOfLeadingZeros(fraction);
    var lost = shift - 11;
    return block
        .putLong(fraction << shift)
        .putShort((short) (sign | exponent - lost + BIAS))
        .array();
  }
}
