package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.BaseType;
import java.math.BigInteger;
import java.util.Optional;

/// How a floating-point type lays out its bits, from the highest: a sign, an exponent, a fraction
/// (IEEE 754, and the Intel SDM, volume 1, section 4.2.2).
///
/// @param fraction bits of the fraction, with the leading one if that is written
/// @param isLeadingWritten whether the one before the point is, as the x87 does
record FloatFormat(int exponent, int fraction, boolean isLeadingWritten) {
  private static final FloatFormat HALF = new FloatFormat(5, 10, false);
  private static final FloatFormat BRAIN = new FloatFormat(8, 7, false);
  private static final FloatFormat SINGLE = new FloatFormat(8, 23, false);
  private static final FloatFormat DOUBLE = new FloatFormat(11, 52, false);
  private static final FloatFormat EXTENDED = new FloatFormat(15, 64, true);
  private static final FloatFormat QUADRUPLE = new FloatFormat(15, 112, false);

  static Optional<FloatFormat> of(BaseType type) {
    return switch ((int) type.widthBytes()) {
      case 2 -> Optional.of(type.name().contains("bf") ? BRAIN : HALF);
      case 4 -> Optional.of(SINGLE);
      case 8 -> Optional.of(DOUBLE);
      case 10, 12 -> Optional.of(EXTENDED);
      case 16 -> Optional.of(type.name().contains("128") ? QUADRUPLE : EXTENDED);
      default -> Optional.empty();
    };
  }

  private int bias() {
    return (1 << exponent - 1) - 1;
  }

  private int highest() {
    return (1 << exponent) - 1;
  }

  private static BigInteger low(BigInteger bits, int count) {
    return bits.and(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
  }

  /// Bits behind the point.
  private int point() {
    return isLeadingWritten ? fraction - 1 : fraction;
  }

  Real decode(BigInteger bits) {
    var part = low(bits, fraction);
    var power = low(bits.shiftRight(fraction), exponent).intValue();
    var isNegative = bits.testBit(fraction + exponent);
    if (power == highest()) {
      var isInfinite = low(part, point()).signum() == 0;
      return isInfinite ? Real.infinite(isNegative) : Real.NAN;
    }
    var mantissa = isLeadingWritten || power == 0 ? part : part.setBit(fraction);
    return Real.finite(isNegative, mantissa, Math.max(power, 1) - bias() - point());
  }

  /// {@return the bits of the nearest number}
  BigInteger encode(Real value) {
    var sign = value.isNegative() ? BigInteger.ONE.shiftLeft(fraction + exponent) : BigInteger.ZERO;
    return switch (value.kind()) {
      case NOT_A_NUMBER -> sign.or(special(BigInteger.ONE.shiftLeft(point() - 1)));
      case INFINITE -> sign.or(special(BigInteger.ZERO));
      case FINITE -> sign.or(finite(value.mantissa(), value.exponent()));
    };
  }

  private BigInteger special(BigInteger part) {
    var leading = isLeadingWritten ? BigInteger.ONE.shiftLeft(point()) : BigInteger.ZERO;
    return BigInteger.valueOf(highest()).shiftLeft(fraction).or(leading).or(part);
  }

  private BigInteger finite(BigInteger mantissa, int scale) {
    if (mantissa.signum() == 0) {
      return BigInteger.ZERO;
    }
    // The highest bit of the mantissa has the weight of two to this power.
    var power = mantissa.bitLength() - 1 + scale;
    var least = 1 - bias();
    var unit = Math.max(power, least) - point();
    var rounded = rounded(mantissa, unit - scale);
    if (rounded.bitLength() > point() + 1) {
      rounded = rounded.shiftRight(1);
      unit++;
    }
    var isNormal = rounded.testBit(point());
    var stored = isNormal ? unit + point() + bias() : 0;
    if (stored >= highest()) {
      return special(BigInteger.ZERO);
    }
    var part = isLeadingWritten ? rounded : rounded.clearBit(point());
    return BigInteger.valueOf(stored).shiftLeft(fraction).or(part);
  }

  /// Without that many of the lowest bits, to the nearest, of two the even one.
  private static BigInteger rounded(BigInteger number, int less) {
    if (less <= 0) {
      return number.shiftLeft(-less);
    }
    var whole = number.shiftRight(less);
    var rest = low(number, less);
    var half = BigInteger.ONE.shiftLeft(less - 1).compareTo(rest);
    return half < 0 || (half == 0 && whole.testBit(0)) ? whole.add(BigInteger.ONE) : whole;
  }
}
