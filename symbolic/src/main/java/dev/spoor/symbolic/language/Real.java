package dev.spoor.symbolic.language;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A floating-point number, computed with exactly until it is stored: `mantissa` times two to the
/// power of `exponent`.
///
/// @param kind whether it is one
/// @param isNegative its sign, which zero has as well
/// @param mantissa without the sign
record Real(Kind kind, boolean isNegative, BigInteger mantissa, int exponent) {
  /// More bits than any format has, twice.
  private static final int QUOTIENT_BITS = 260;

  enum Kind {
    FINITE,
    INFINITE,
    NOT_A_NUMBER
  }

  /// What x86 makes of operations without a result has its sign set (Intel SDM, volume 1, table
  /// 4-3).
  static final Real NAN = new Real(Kind.NOT_A_NUMBER, true, BigInteger.ZERO, 0);

  static Real finite(boolean isNegative, BigInteger mantissa, int exponent) {
    return new Real(Kind.FINITE, isNegative, mantissa, exponent);
  }

  static Real infinite(boolean isNegative) {
    return new Real(Kind.INFINITE, isNegative, BigInteger.ZERO, 0);
  }

  static Real of(BigInteger number) {
    return finite(number.signum() < 0, number.abs(), 0);
  }

  static Real of(BigDecimal number) {
    if (number.signum() == 0) {
      return of(BigInteger.ZERO);
    }
    var unscaled = of(number.unscaledValue());
    var power = BigInteger.TEN.pow(Math.abs(number.scale()));
    return number.scale() <= 0 ? unscaled.times(of(power)) : unscaled.over(of(power));
  }

  boolean isZero() {
    return kind == Kind.FINITE && mantissa.signum() == 0;
  }

  Real negated() {
    return new Real(kind, !isNegative, mantissa, exponent);
  }

  private BigInteger signed() {
    return isNegative ? mantissa.negate() : mantissa;
  }

  Real plus(Real other) {
    if (kind != Kind.FINITE || other.kind != Kind.FINITE) {
      return plusSpecial(other);
    }
    if (isZero() && other.isZero()) {
      return isNegative && other.isNegative ? this : of(BigInteger.ZERO);
    }
    var lowest = Math.min(exponent, other.exponent);
    var sum =
        signed()
            .shiftLeft(exponent - lowest)
            .add(other.signed().shiftLeft(other.exponent - lowest));
    return finite(sum.signum() < 0, sum.abs(), lowest);
  }

  private Real plusSpecial(Real other) {
    if (kind == Kind.NOT_A_NUMBER || other.kind == Kind.NOT_A_NUMBER) {
      return NAN;
    }
    if (kind == Kind.INFINITE && other.kind == Kind.INFINITE) {
      return isNegative == other.isNegative ? this : NAN;
    }
    return kind == Kind.INFINITE ? this : other;
  }

  Real times(Real other) {
    var sign = isNegative != other.isNegative;
    if (kind == Kind.NOT_A_NUMBER || other.kind == Kind.NOT_A_NUMBER) {
      return NAN;
    }
    if (kind == Kind.INFINITE || other.kind == Kind.INFINITE) {
      return isZero() || other.isZero() ? NAN : infinite(sign);
    }
    return finite(sign, mantissa.multiply(other.mantissa), exponent + other.exponent);
  }

  Real over(Real other) {
    var sign = isNegative != other.isNegative;
    var isUndefined = kind == other.kind && (kind == Kind.INFINITE || (isZero() && other.isZero()));
    if (kind == Kind.NOT_A_NUMBER || other.kind == Kind.NOT_A_NUMBER || isUndefined) {
      return NAN;
    }
    if (kind == Kind.INFINITE || other.isZero()) {
      return infinite(sign);
    }
    if (other.kind == Kind.INFINITE || isZero()) {
      return finite(sign, BigInteger.ZERO, 0);
    }
    var shift = Math.max(0, QUOTIENT_BITS + other.mantissa.bitLength() - mantissa.bitLength());
    var parts = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
    // A last bit tells rounding that something was cut off.
    var rest = parts[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
    return finite(sign, parts[0].shiftLeft(1).or(rest), exponent - other.exponent - shift - 1);
  }

  /// {@return -1, 0 or 1; 2 if one of them is no number}
  int compare(Real other) {
    if (kind == Kind.NOT_A_NUMBER || other.kind == Kind.NOT_A_NUMBER) {
      return 2;
    }
    if (kind == Kind.INFINITE || other.kind == Kind.INFINITE) {
      return Integer.compare(rank(), other.rank());
    }
    var difference = plus(other.negated());
    return difference.signed().signum();
  }

  private int rank() {
    return kind == Kind.FINITE ? 0 : isNegative ? -1 : 1;
  }

  /// {@return without what is behind the point; 0 if there is no such integer}
  BigInteger truncated() {
    if (kind != Kind.FINITE) {
      return BigInteger.ZERO;
    }
    var whole = exponent >= 0 ? mantissa.shiftLeft(exponent) : mantissa.shiftRight(-exponent);
    return isNegative ? whole.negate() : whole;
  }
}
