package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Optional;

/// Makes values of numbers, and numbers of values.
final class Values {
  private final BaseTypes types;
  private final Surroundings around;

  Values(BaseTypes types, Surroundings around) {
    this.types = types;
    this.around = around;
  }

  Surroundings around() {
    return around;
  }

  // From numbers.

  Operand of(Type type, byte[] bytes) {
    return new Operand(
        Value.of(
            type, new Storage.Held(Contents.of(ByteString.of(bytes)), Optional.empty()), around),
        new Place.Nowhere());
  }

  /// {@return a value that is not there, of which only the type counts}
  Operand absent(Type type) {
    return absent(type, new Absence.OptimizedOut());
  }

  Operand absent(Type type, Absence why) {
    var length = Math.clamp(type.sizeBytes().orElse(1), 1, Value.MOST_BYTES);
    return new Operand(
        Value.of(type, new Storage.Held(Contents.absent(length, why), Optional.empty()), around),
        new Place.Nowhere());
  }

  Operand at(Type type, Address address) {
    return Operand.of(Value.at(type, address, around));
  }

  Operand integer(Type type, BigInteger number) {
    var length = Math.clamp(type.sizeBytes().orElse(1), 1, Value.MOST_BYTES);
    var isTruth =
        type.stripped() instanceof BaseType base && base.encoding().equals(BaseEncoding.BOOLEAN);
    var stored = isTruth ? BigInteger.valueOf(number.signum() == 0 ? 0 : 1) : number;
    return of(type, bytes(stored, length, order(type)));
  }

  Operand integer(Type type, long number) {
    return integer(type, BigInteger.valueOf(number));
  }

  Operand truth(boolean holds) {
    return integer(types.truth(), holds ? 1 : 0);
  }

  Operand real(Type type, Real number) {
    var base = (BaseType) type.stripped();
    var bits = FloatFormat.of(base).orElseThrow().encode(number);
    return of(type, bytes(bits, (int) base.widthBytes(), base.order()));
  }

  private ByteOrder order(Type type) {
    return type.stripped() instanceof BaseType base ? base.order() : types.order();
  }

  static byte[] bytes(BigInteger number, int length, ByteOrder order) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[order == ByteOrder.LITTLE_ENDIAN ? i : length - 1 - i] =
          number.shiftRight(i * Byte.SIZE).byteValue();
    }
    return bytes;
  }

  // To numbers.

  static boolean isFloating(Type type) {
    return type.stripped() instanceof BaseType base
        && base.encoding().equals(BaseEncoding.FLOAT)
        && FloatFormat.of(base).isPresent();
  }

  static boolean isInteger(Type type) {
    return switch (type.stripped()) {
      case BaseType base -> base.encoding().isInteger();
      case EnumerationType _, FlagsType _ -> true;
      default -> false;
    };
  }

  static boolean isSigned(Type type) {
    return switch (type.stripped()) {
      case BaseType base -> base.encoding().isSigned();
      case EnumerationType enumeration -> enumeration.isSigned();
      default -> false;
    };
  }

  /// {@return the number of an integer, a pointer, an enumerator}
  static BigInteger integer(Operand operand, int at) {
    requirePresent(operand, at);
    return operand
        .value()
        .integer()
        .orElseThrow(() -> new ExpressionException(at, "Value can't be converted to integer."));
  }

  static Real real(Operand operand, int at) {
    if (!(operand.stripped() instanceof BaseType base) || !isFloating(base)) {
      return Real.of(integer(operand, at));
    }
    requirePresent(operand, at);
    return FloatFormat.of(base).orElseThrow().decode(bits(operand.value(), base.order()));
  }

  /// {@return its bytes as one number}
  static BigInteger bits(Value value, ByteOrder order) {
    return number(value.contents().toArray(), order);
  }

  static BigInteger number(byte[] bytes, ByteOrder order) {
    var number = BigInteger.ZERO;
    for (var i = 0; i < bytes.length; i++) {
      var each = bytes[order == ByteOrder.LITTLE_ENDIAN ? bytes.length - 1 - i : i];
      number = number.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(each & 0xff));
    }
    return number;
  }

  static void requirePresent(Operand operand, int at) {
    var absence = operand.value().absence();
    if (absence.isPresent()) {
      throw new ExpressionException(at, sentence(absence.get()));
    }
  }

  static String sentence(Absence absence) {
    return switch (absence) {
      case Absence.OptimizedOut _ -> "value has been optimized out";
      case Absence.Unreadable(var address) -> "Cannot access memory at address " + address;
      case Absence.Unavailable(var reason) -> "The value is not available: " + reason + ".";
      case Absence.ImplicitPointer _ -> "The pointer's address is not known: it was optimized out.";
    };
  }
}
