package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.value.Value;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.List;

/// Changes of memory, registers and convenience variables.
final class Assignments {
  private final Context context;
  private final Casts casts;
  private final Pointers pointers;

  Assignments(Context context, Casts casts, Pointers pointers) {
    this.context = context;
    this.casts = casts;
    this.pointers = pointers;
  }

  /// {@return what was assigned to, with its new value}
  Operand assign(Operand given, Operand value, int at) {
    if (given.place() instanceof Place.InSession(var name, var offset)
        && (offset == 0 && isWhole(given, name))) {
      return session(name, value, at);
    }
    var target = pointers.followed(given, at);
    if (context.isTypeOnly()) {
      return target;
    }
    if (target.place() instanceof Place.Nowhere || target.place() instanceof Place.Typed) {
      throw new ExpressionException(at, "Left operand of assignment is not an lvalue.");
    }
    var converted = casts.convert(value, target.type(), Syntax.Cast.Kind.PLAIN, at);
    Values.requirePresent(converted, at);
    var bytes = converted.value().contents().toArray();
    store(target.place(), bytes, at);
    return new Operand(again(target, converted), target.place());
  }

  private boolean isWhole(Operand target, String name) {
    return context
        .session()
        .variable(name)
        .map(old -> old.type().equals(target.type()))
        .orElse(true);
  }

  /// A convenience variable takes the type of what is assigned.
  private Operand session(String name, Operand value, int at) {
    var place = new Place.InSession(name, 0);
    if (!context.isTypeOnly()) {
      var followed = pointers.followed(value, at);
      context.session().set(name, followed.value());
      return new Operand(followed.value().held(), place);
    }
    return new Operand(value.value(), place);
  }

  /// What is in memory is read from there; a bit-field has lost what it has no room for.
  private Value again(Operand target, Operand converted) {
    return switch (target.place()) {
      case Place.InMemory _ ->
          target.value().address().isPresent()
              ? Value.at(target.type(), target.value().address().get(), target.value().around())
              : converted.value();
      case Place.Bits(var _, var _, var bits) -> {
        var number = Values.integer(converted, 0);
        var low = number.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        var isNegative = Values.isSigned(target.type()) && low.testBit(bits - 1);
        yield context
            .values()
            .integer(target.type(), isNegative ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low)
            .value();
      }
      case Place.InRegister _,
          Place.InRegisters _,
          Place.InSession _,
          Place.Nowhere _,
          Place.Typed _ ->
          converted.value();
    };
  }

  private void store(Place place, byte[] bytes, int at) {
    switch (place) {
      case Place.InMemory(var address) -> write(address, bytes, at);
      case Place.InRegister(var register, var offset) ->
          RegisterParts.write(List.of(register), offset, bytes, context.around(), at);
      case Place.InRegisters(var registers, var offset) ->
          RegisterParts.write(registers, offset, bytes, context.around(), at);
      case Place.InSession(var name, var offset) -> part(name, offset, bytes, at);
      case Place.Bits bits -> bits(bits, bytes, at);
      case Place.Nowhere _, Place.Typed _ ->
          throw new ExpressionException(at, "Left operand of assignment is not an lvalue.");
    }
  }

  private void write(Address address, byte[] bytes, int at) {
    var written = context.around().program().memory().write(address, bytes);
    if (written < bytes.length) {
      throw new ExpressionException(at, "Cannot access memory at address " + address.plus(written));
    }
  }

  private void part(String name, long offset, byte[] bytes, int at) {
    var whole = context.session().variable(name).orElseThrow();
    var all = whole.contents().toArray();
    if (offset < 0 || offset + bytes.length > all.length) {
      throw new ExpressionException(at, "There is no such part of $" + name + ".");
    }
    System.arraycopy(bytes, 0, all, (int) offset, bytes.length);
    context.session().set(name, context.values().of(whole.type(), all).value());
  }

  /// Reads the bytes that the field is in, and writes them with it changed. What is around it in
  /// them stays, as far as the program does not change it meanwhile.
  private void bits(Place.Bits field, byte[] bytes, int at) {
    var order = context.types().order();
    var first = Math.floorDiv(field.offset(), Byte.SIZE);
    var shift = Math.floorMod(field.offset(), Byte.SIZE);
    var length = (shift + field.bits() + Byte.SIZE - 1) / Byte.SIZE;
    var place = field.whole().part(first);
    var old = number(load(place, length, at), order);
    var below =
        order == ByteOrder.LITTLE_ENDIAN ? shift : length * Byte.SIZE - shift - field.bits();
    var mask = BigInteger.ONE.shiftLeft(field.bits()).subtract(BigInteger.ONE);
    var changed =
        old.andNot(mask.shiftLeft(below)).or(number(bytes, order).and(mask).shiftLeft(below));
    store(place, Values.bytes(changed, length, order), at);
  }

  private byte[] load(Place place, int length, int at) {
    return switch (place) {
      case Place.InMemory(var address) -> {
        var read = context.around().program().memory().read(address, length);
        if (read.length < length) {
          throw new ExpressionException(
              at, "Cannot access memory at address " + address.plus(read.length));
        }
        yield read;
      }
      case Place.InRegister(var register, var offset) ->
          cut(registers(List.of(register), at), offset, length, at);
      case Place.InRegisters(var registers, var offset) ->
          cut(registers(registers, at), offset, length, at);
      case Place.InSession(var name, var offset) ->
          cut(
              context.session().variable(name).orElseThrow().contents().toArray(),
              offset,
              length,
              at);
      case Place.Bits _, Place.Nowhere _, Place.Typed _ ->
          throw new ExpressionException(at, "Left operand of assignment is not an lvalue.");
    };
  }

  private byte[] registers(List<Register> registers, int at) {
    return RegisterParts.read(registers, context.around())
        .orElseThrow(() -> new ExpressionException(at, "No registers."));
  }

  private static byte[] cut(byte[] all, long offset, int length, int at) {
    if (offset < 0 || offset + length > all.length) {
      throw new ExpressionException(at, "The field is outside of what it is a part of.");
    }
    return java.util.Arrays.copyOfRange(all, (int) offset, (int) offset + length);
  }

  private static BigInteger number(byte[] bytes, ByteOrder order) {
    var bigEndian = bytes.clone();
    if (order == ByteOrder.LITTLE_ENDIAN) {
      for (var i = 0; i < bytes.length; i++) {
        bigEndian[bytes.length - 1 - i] = bytes[i];
      }
    }
    return new BigInteger(1, bigEndian);
  }
}
