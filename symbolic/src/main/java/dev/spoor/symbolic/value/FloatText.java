package dev.spoor.symbolic.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers of IEEE 754 and of the x87 in decimal, with as many digits as tell each from its
/// neighbours, in the style of printf(3)'s `%g`.
public final class FloatText {
  /// How a format lays out its bits, from the highest: a sign, an exponent, a fraction.
  ///
  /// @param fraction bits of the fraction, with the leading one if that is written
  /// @param isLeadingWritten whether the one before the point is, as the x87 does
  private record Layout(int exponent, int fraction, boolean isLeadingWritten) {
    /// Two more than the precision has, as all debuggers show.
    int digits() {
      var precision = isLeadingWritten ? fraction : fraction + 1;
      return 2 + (int) (precision * 0.30103);
    }

    int bias() {
      return (1 << exponent - 1) - 1;
    }
  }

  private static final Layout HALF = new Layout(5, 10, false);
  private static final Layout BRAIN = new Layout(8, 7, false);
  private static final Layout SINGLE = new Layout(8, 23, false);
  private static final Layout DOUBLE = new Layout(11, 52, false);
  private static final Layout EXTENDED = new Layout(15, 64, true);
  private static final Layout QUADRUPLE = new Layout(15, 112, false);

  private FloatText() {}

  /// {@return the number}
  ///
  /// @param littleEndian its bytes; of the x87's ten there may be more behind
  /// @param name of the type, which tells formats of the same width from each other
  static String of(byte[] littleEndian, String name) {
    var bits = new BigInteger(1, Scalars.reversed(littleEndian));
    return switch (littleEndian.length) {
      case 2 -> text(bits, name.contains("bf") ? BRAIN : HALF);
      case 4 -> text(bits, SINGLE);
      case 8 -> text(bits, DOUBLE);
      case 10, 12 -> text(bits, EXTENDED);
      case 16 -> text(bits, name.contains("128") ? QUADRUPLE : EXTENDED);
      default -> "0x" + bits.toString(16);
    };
  }

  private static String text(BigInteger bits, Layout layout) {
    var fraction = low(bits, layout.fraction);
    var exponent = low(bits.shiftRight(layout.fraction), layout.exponent).intValue();
    var sign = bits.testBit(layout.fraction + layout.exponent) ? "-" : "";
    if (exponent == (1 << layout.exponent) - 1) {
      var isInfinite =
          layout.isLeadingWritten ? low(fraction, 63).signum() == 0 : fraction.signum() == 0;
      return sign + (isInfinite ? "inf" : "nan(0x" + fraction.toString(16) + ")");
    }
    var isNormal = exponent != 0;
    var mantissa =
        layout.isLeadingWritten || !isNormal ? fraction : fraction.setBit(layout.fraction);
    var point = layout.isLeadingWritten ? layout.fraction - 1 : layout.fraction;
    return sign + decimal(mantissa, Math.max(exponent, 1) - layout.bias() - point, layout.digits());
  }

  private static BigInteger low(BigInteger bits, int count) {
    return bits.and(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
  }

  /// {@return a mantissa times a power of two, exactly, rounded to so many digits}
  ///
  /// @param mantissa 0 or more
  /// @param exponent of two
  /// @param digits at most, 1 or more
  public static String decimal(BigInteger mantissa, int exponent, int digits) {
    if (mantissa.signum() == 0) {
      return "0";
    }
    // Two to the minus n is five to the n, with n decimal places.
    var exact =
        exponent >= 0
            ? new BigDecimal(mantissa.shiftLeft(exponent))
            : new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    var power = rounded.precision() - rounded.scale() - 1;
    return power < -4 || power >= digits ? scientific(rounded, power) : rounded.toPlainString();
  }

  private static String scientific(BigDecimal number, int power) {
    var all = number.unscaledValue().toString();
    var text = new StringBuilder().append(all.charAt(0));
    if (all.length() > 1) {
      text.append('.').append(all, 1, all.length());
    }
    text.append(power < 0 ? "e-" : "e+");
    var size = Math.abs(power);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }
}
