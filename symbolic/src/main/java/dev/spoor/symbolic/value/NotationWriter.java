package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Type;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Writes the bits of scalar values as numbers of a notation that was asked for.
final class NotationWriter {
  private final ValueFormat format;
  private final StringBuilder out;

  NotationWriter(ValueFormat format, StringBuilder out) {
    this.format = format;
    this.out = out;
  }

  /// {@return the bytes of a value, the lowest first}
  private static byte[] littleEndian(Value value) {
    var bytes = value.contents().toArray();
    return Scalars.order(value) == ByteOrder.LITTLE_ENDIAN ? bytes : Scalars.reversed(bytes);
  }

  /// @param value all of which is there
  void write(Value value) {
    if (value.type().stripped() instanceof FunctionType) {
      value.address().ifPresent(address -> address(address, value));
      return;
    }
    var bits = new BigInteger(1, Scalars.reversed(littleEndian(value)));
    var isSigned = Scalars.isSigned(value.type());
    var width = value.contents().length() * Byte.SIZE;
    switch (format.notation()) {
      case HEXADECIMAL -> out.append("0x").append(bits.toString(16));
      case PADDED -> padded(bits, width);
      case DECIMAL -> out.append(signed(bits, width));
      case UNSIGNED -> out.append(bits);
      case OCTAL -> out.append(bits.signum() == 0 ? "" : "0").append(bits.toString(8));
      case BINARY -> out.append(bits.toString(2));
      case ADDRESS -> address(Address.of(bits.longValue()), value);
      case CHARACTER -> character(bits, isSigned);
      case FLOATING -> floating(value, bits, isSigned, width);
      case NATURAL, TEXT -> throw new IllegalStateException("the type says how it is written");
    }
  }

  private static BigInteger signed(BigInteger bits, int width) {
    return width > 0 && bits.testBit(width - 1)
        ? bits.subtract(BigInteger.ONE.shiftLeft(width))
        : bits;
  }

  private void padded(BigInteger bits, int width) {
    var digits = bits.toString(16);
    out.append("0x").append("0".repeat(Math.max(0, width / 4 - digits.length()))).append(digits);
  }

  private void address(Address address, Value value) {
    out.append(address);
    if (!address.isZero()) {
      value
          .around()
          .symbolAt(address)
          .ifPresent(name -> out.append(" <").append(TextWriter.printable(name)).append('>'));
    }
  }

  /// Of numbers wider than a character its lowest bits.
  private void character(BigInteger bits, boolean isSigned) {
    var unit = bits.and(BigInteger.valueOf(0xff));
    out.append(isSigned ? signed(unit, Byte.SIZE) : unit).append(' ');
    new TextWriter(new CharacterKind("", 1, isSigned), format, out).character(unit.longValue());
  }

  private void floating(Value value, BigInteger bits, boolean isSigned, int width) {
    var isFloating = isFloating(value.type());
    if (isFloating || width == 32 || width == 64 || width == 128) {
      var name = isFloating ? value.type().stripped().name() : "";
      out.append(FloatText.of(littleEndian(value), name));
    } else {
      out.append(isSigned ? signed(bits, width) : bits);
    }
  }

  private static boolean isFloating(Type type) {
    return type.stripped() instanceof BaseType base && base.encoding().equals(BaseEncoding.FLOAT);
  }
}
