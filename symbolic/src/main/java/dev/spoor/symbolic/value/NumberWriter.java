package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Values of base types and enumerations as text. What they are is there as a whole.
final class NumberWriter {
  private final ValueFormat format;
  private final StringBuilder out;

  NumberWriter(ValueFormat format, StringBuilder out) {
    this.format = format;
    this.out = out;
  }

  void base(Value value, BaseType base) {
    var encoding = base.encoding();
    if (encoding.equals(BaseEncoding.FLOAT)) {
      out.append(floating(value.contents(), base));
    } else if (encoding.equals(BaseEncoding.COMPLEX_FLOAT)) {
      complex(value.contents(), base);
    } else if (value.integer().isPresent()) {
      integer(value, encoding, value.integer().get());
    } else {
      bytes(value);
    }
  }

  private static String floating(Contents contents, BaseType base) {
    var bytes = contents.toArray();
    return FloatText.of(
        base.order() == ByteOrder.LITTLE_ENDIAN ? bytes : Scalars.reversed(bytes), base.name());
  }

  private void complex(Contents contents, BaseType base) {
    var half = contents.length() / 2;
    out.append(floating(contents.slice(0, half), base))
        .append(" + ")
        .append(floating(contents.slice(half, half), base))
        .append('i');
  }

  private void integer(Value value, BaseEncoding encoding, BigInteger number) {
    if (encoding.equals(BaseEncoding.BOOLEAN) && number.bitLength() <= 1) {
      out.append(number.signum() == 0 ? "false" : "true");
      return;
    }
    out.append(number);
    var kind = CharacterKind.of(value.type());
    if (kind.isPresent()) {
      out.append(' ');
      var mask = -1L >>> (Long.SIZE - kind.get().widthBytes() * Byte.SIZE);
      new TextWriter(kind.get(), format, out).character(number.longValue() & mask);
    }
  }

  void enumeration(Value value, EnumerationType type) {
    var number = value.number();
    if (number.isEmpty()) {
      bytes(value);
      return;
    }
    var name = type.nameOf(number.getAsLong());
    if (name.isPresent()) {
      out.append(name.get());
    } else if (type.isFlags()) {
      flags(number.getAsLong(), type);
    } else {
      out.append(number.getAsLong());
    }
  }

  /// The names of those bits that are set: `[ ZF PF ]`.
  void flags(Value value, FlagsType type) {
    var bits = value.number().orElse(0);
    out.append("[ ");
    for (var flag : type.flags()) {
      if ((bits & 1L << flag.bit()) != 0 && !flag.name().isEmpty()) {
        out.append(flag.name()).append(' ');
      }
    }
    out.append(']');
  }

  private void flags(long value, EnumerationType type) {
    if (value == 0) {
      out.append('0');
      return;
    }
    var left = value;
    var before = "(";
    for (var enumerator : type.enumerators()) {
      if ((left & enumerator.value()) != 0) {
        out.append(before).append(enumerator.name());
        left &= ~enumerator.value();
        before = " | ";
      }
    }
    if (left != 0) {
      out.append(before).append("unknown: 0x").append(Long.toHexString(left));
    }
    out.append(')');
  }

  void bytes(Value value) {
    var contents = value.contents();
    out.append("<bytes:");
    for (var i = 0; i < Math.min(contents.length(), format.elements()); i++) {
      out.append(contents.at(i) < 16 ? " 0" : " ").append(Integer.toHexString(contents.at(i)));
    }
    out.append(contents.length() > format.elements() ? "...>" : ">");
  }

  void unspecified(Value value) {
    var number = value.integer();
    if (number.isPresent()) {
      out.append(number.get());
    } else {
      bytes(value);
    }
  }
}
