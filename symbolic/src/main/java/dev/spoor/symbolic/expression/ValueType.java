package dev.spoor.symbolic.expression;

/// How the bits of a value on an expression's stack are taken: its base type (DWARF 5, section
/// 2.5.1).
///
/// @param sizeBytes 1 to 8; wider ones are not computed with
public record ValueType(Kind kind, int sizeBytes) {
  /// What the bits are.
  public enum Kind {
    /// As wide as an address, and of no sign.
    GENERIC,
    SIGNED,
    UNSIGNED,
    /// IEEE 754, of 4 or 8 bytes.
    FLOAT
  }

  /// @throws IllegalArgumentException for a width that cannot be computed with
  public ValueType {
    var isPossible =
        kind == Kind.FLOAT ? sizeBytes == 4 || sizeBytes == 8 : sizeBytes >= 1 && sizeBytes <= 8;
    if (!isPossible) {
      throw new IllegalArgumentException("no value is " + kind + " of " + sizeBytes + " bytes");
    }
  }

  /// {@return the type of addresses}
  public static ValueType generic(int addressBytes) {
    return new ValueType(Kind.GENERIC, addressBytes);
  }

  /// {@return the lowest bits of `value`, as many as there are}
  long truncated(long value) {
    return sizeBytes == Long.BYTES ? value : value & (1L << sizeBytes * Byte.SIZE) - 1;
  }

  /// {@return `bits` as a signed number}
  long signed(long bits) {
    var unused = Long.SIZE - sizeBytes * Byte.SIZE;
    return bits << unused >> unused;
  }

  /// {@return `bits` as a number, as the kind has it}
  long number(long bits) {
    return kind == Kind.UNSIGNED ? bits : signed(bits);
  }

  double floating(long bits) {
    return sizeBytes == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  long ofFloating(double value) {
    return sizeBytes == 4
        ? Float.floatToRawIntBits((float) value) & 0xffff_ffffL
        : Double.doubleToRawLongBits(value);
  }

  /// {@return the bits of this type for a value of another}
  long converted(long bits, ValueType from) {
    if (from.kind == Kind.FLOAT) {
      var value = from.floating(bits);
      return kind == Kind.FLOAT ? ofFloating(value) : truncated((long) value);
    }
    return kind == Kind.FLOAT
        ? ofFloating((double) from.number(bits))
        : truncated(from.number(bits));
  }
}
