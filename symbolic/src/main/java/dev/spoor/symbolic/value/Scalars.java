package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.UnspecifiedType;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Optional;

/// Integers of values.
final class Scalars {
  private static final int WIDEST_BYTES = 64;

  private Scalars() {}

  static boolean isSigned(Type type) {
    return switch (type.stripped()) {
      case BaseType base -> base.encoding().isSigned();
      case EnumerationType enumeration -> enumeration.isSigned();
      default -> false;
    };
  }

  private static boolean isInteger(Type type) {
    return switch (type.stripped()) {
      case BaseType base -> base.encoding().isInteger();
      case EnumerationType _,
          FlagsType _,
          PointerType _,
          ReferenceType _,
          MemberPointerType _,
          UnspecifiedType _ ->
          true;
      default -> false;
    };
  }

  static Optional<BigInteger> integer(Value value) {
    var size = value.sizeBytes().orElse(0);
    if (!isInteger(value.type()) || size < 1 || size > WIDEST_BYTES) {
      return Optional.empty();
    }
    var contents = value.contents();
    if (contents.absence().isPresent()) {
      return Optional.empty();
    }
    var bytes = contents.toArray();
    var bigEndian = order(value) == ByteOrder.BIG_ENDIAN ? bytes : reversed(bytes);
    var number = isSigned(value.type()) ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
    return Optional.of(narrowed(number, value.type()));
  }

  /// A type may have fewer bits than its bytes: C23's _BitInt.
  private static BigInteger narrowed(BigInteger number, Type type) {
    if (!(type.stripped() instanceof BaseType base) || base.bits().isEmpty()) {
      return number;
    }
    var bits = base.bits().getAsInt();
    var low = number.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    return bits > 0 && isSigned(type) && low.testBit(bits - 1)
        ? low.subtract(BigInteger.ONE.shiftLeft(bits))
        : low;
  }

  static ByteOrder order(Value value) {
    return value.type().stripped() instanceof BaseType base
        ? base.order()
        : value.around().memory().order();
  }

  static byte[] reversed(byte[] bytes) {
    var turned = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
