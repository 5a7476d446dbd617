package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.UnspecifiedType;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Value;
import java.math.BigInteger;
import java.util.Optional;

/// Addresses: what they lead to, and computing with them.
final class Pointers {
  /// gdb's limit of an array in bytes is 65,536 as well.
  private static final long MOST_REPEATED = Value.MOST_BYTES;

  private final BaseTypes types;
  private final Values values;
  private final boolean isTypeOnly;
  private final Placing placing;

  /// Puts texts into the program's memory.
  @FunctionalInterface
  interface Placing {
    /// {@return where a text is now; empty if there is nobody to put it there}
    Optional<Address> place(Value text);
  }

  Pointers(BaseTypes types, Values values, boolean isTypeOnly, Placing placing) {
    this.types = types;
    this.values = values;
    this.isTypeOnly = isTypeOnly;
    this.placing = placing;
  }

  static boolean isPointer(Type type) {
    return type.stripped() instanceof PointerType || type.stripped() instanceof UnspecifiedType;
  }

  /// {@return what a reference refers to; other operands as they are}
  Operand followed(Operand operand, int at) {
    if (!(operand.stripped() instanceof ReferenceType(var _, var to, var _))) {
      return operand;
    }
    if (isTypeOnly) {
      return values.absent(to.type());
    }
    var target = operand.value().target();
    if (target.isEmpty()) {
      Values.requirePresent(operand, at);
      throw new ExpressionException(at, "What the reference refers to is not known.");
    }
    return Operand.of(target.get());
  }

  /// {@return a pointer to the first element of an array, or to a function; other operands as they
  /// are (C11, section 6.3.2.1)}
  Operand decayed(Operand given, int at) {
    var operand = followed(given, at);
    return switch (operand.stripped()) {
      case ArrayType array when !array.isVector() -> pointer(array.inner(), operand, at);
      case FunctionType _ -> pointer(operand.type(), operand, at);
      default -> operand;
    };
  }

  private Operand pointer(Type target, Operand object, int at) {
    var type = types.pointerTo(target);
    if (isTypeOnly) {
      return values.absent(type);
    }
    var address = addressOf(object);
    if (address.isEmpty()) {
      Values.requirePresent(object, at);
      throw new ExpressionException(at, "Attempt to take address of value not located in memory.");
    }
    return values.integer(type, address.get().value());
  }

  private Optional<Address> addressOf(Operand object) {
    return object.place() instanceof Place.Typed
        ? placing.place(object.value())
        : object.value().address();
  }

  /// `&`.
  Operand addressOf(Operand given, int at) {
    if (given.place() instanceof Place.Bits) {
      throw new ExpressionException(at, "Attempt to take address of value not located in memory.");
    }
    if (given.place() instanceof Place.InRegister) {
      throw new ExpressionException(at, "Attempt to take address of value which is in a register.");
    }
    var object = followed(given, at);
    var isSomewhere =
        isTypeOnly || object.place() instanceof Place.Typed || object.value().address().isPresent();
    if (!isSomewhere) {
      throw new ExpressionException(at, "Attempt to take address of value not located in memory.");
    }
    return pointer(object.type(), object, at);
  }

  /// `*`.
  Operand target(Operand given, int at) {
    var isFunction = followed(given, at).stripped() instanceof FunctionType;
    var operand = isFunction ? followed(given, at) : decayed(given, at);
    if (isFunction) {
      return operand;
    }
    if (Values.isInteger(operand.type())) {
      // Of a plain number gdb takes what a `long` would be.
      return isTypeOnly
          ? values.absent(types.longer())
          : values.at(types.longer(), Address.of(Values.integer(operand, at).longValue()));
    }
    if (!(operand.stripped() instanceof PointerType(var to, var _))) {
      throw new ExpressionException(at, "Attempt to take contents of a non-pointer value.");
    }
    if (to.type().stripped() instanceof VoidType) {
      throw new ExpressionException(at, "Attempt to take contents of a non-pointer value.");
    }
    if (isTypeOnly) {
      return values.absent(to.type());
    }
    var target = operand.value().target();
    if (target.isEmpty()) {
      Values.requirePresent(operand, at);
    }
    return Operand.of(target.orElseThrow());
  }

  /// {@return the element of an array, or behind a pointer}
  Operand element(Operand given, Operand index, int at) {
    var operand = followed(given, at);
    if (operand.stripped() instanceof ArrayType array) {
      if (isTypeOnly) {
        return values.absent(array.inner());
      }
      var lower =
          array.dimensions().getFirst().lower()
                  instanceof dev.spoor.symbolic.type.Bound.Known(var first)
              ? first
              : 0;
      var number = Values.integer(index, at).longValue() - lower;
      var element = operand.value().element(number);
      var offset = number * array.inner().sizeBytes().orElse(0);
      return new Operand(
          element,
          element.address().isPresent()
              ? Operand.of(element).place()
              : operand.place().part(offset));
    }
    if (!isPointer(operand.type())) {
      throw new ExpressionException(
          at, "cannot subscript something of type `" + operand.type().name() + "'");
    }
    return target(offset(operand, index, false, at), at);
  }

  /// {@return a pointer and so many elements more, or less}
  Operand offset(Operand pointer, Operand index, boolean isLess, int at) {
    if (isTypeOnly) {
      return values.absent(pointer.type());
    }
    if (!Values.isInteger(index.type())) {
      throw new ExpressionException(
          at, "Argument to arithmetic operation not a number or boolean.");
    }
    var distance = Values.integer(index, at).multiply(BigInteger.valueOf(step(pointer.type(), at)));
    if (pointer.value().absence().orElse(null)
        instanceof Absence.ImplicitPointer(var die, var offset)) {
      var more = isLess ? -distance.longValue() : distance.longValue();
      return values.absent(pointer.type(), new Absence.ImplicitPointer(die, offset + more));
    }
    var start = Values.integer(pointer, at);
    return values.integer(pointer.type(), isLess ? start.subtract(distance) : start.add(distance));
  }

  private static long step(Type pointer, int at) {
    if (!(pointer.stripped() instanceof PointerType(var to, var _))) {
      return 1;
    }
    var size = to.type().sizeBytes();
    if (size.isEmpty()) {
      throw new ExpressionException(
          at, "Cannot perform pointer math on incomplete type \"" + to.type().name() + "\".");
    }
    return Math.max(size.getAsLong(), 1);
  }

  /// {@return how many elements are between two pointers}
  Operand difference(Operand left, Operand right, int at) {
    if (isTypeOnly) {
      return values.absent(types.longer());
    }
    var step = step(left.type(), at);
    if (step != step(right.type(), at)) {
      throw new ExpressionException(
          at,
          "First argument of `-' is a pointer and second argument is neither an integer nor a"
              + " pointer of the same type.");
    }
    var bytes = Values.integer(left, at).subtract(Values.integer(right, at));
    return values.integer(types.longer(), bytes.divide(BigInteger.valueOf(step)));
  }

  /// Addresses have no sign.
  Operand compare(BinaryOperator operator, Operand left, Operand right, int at) {
    if (isTypeOnly) {
      return values.absent(types.truth());
    }
    var first = address(left, at);
    var second = address(right, at);
    return values.truth(Arithmetic.holds(operator, Long.compareUnsigned(first, second)));
  }

  private long address(Operand operand, int at) {
    var number = Values.integer(operand, at).longValue();
    return types.addressBytes() == Integer.BYTES ? number & 0xffff_ffffL : number;
  }

  /// `@`: so many values of this kind one behind the other.
  Operand repeated(Operand given, Operand count, int at) {
    var operand = followed(given, at);
    if (isTypeOnly && operand.value().address().isEmpty()) {
      return values.absent(ArrayType.of(operand.type(), number(count, at)));
    }
    var address = operand.value().address();
    if (address.isEmpty()) {
      throw new ExpressionException(at, "Only values in memory can be extended with '@'.");
    }
    var number = number(count, at);
    var size = operand.value().sizeBytes().orElse(1);
    if (Math.multiplyHigh(number, size) != 0 || number * size > MOST_REPEATED) {
      throw new ExpressionException(
          at, "value requires " + number + " times " + size + " bytes, which is too much");
    }
    var type =
        operand.type() instanceof ArrayType array
            ? nested(array, number)
            : ArrayType.of(operand.type(), number);
    return Operand.of(Value.at(type, address.get(), operand.value().around()));
  }

  private static Type nested(ArrayType array, long count) {
    var dimensions = new java.util.ArrayList<>(array.dimensions());
    dimensions.addFirst(dev.spoor.symbolic.type.Dimension.of(count));
    return new ArrayType(array.element(), dimensions, array.strideBytes(), array.isVector());
  }

  private static long number(Operand count, int at) {
    if (!Values.isInteger(count.type())) {
      throw new ExpressionException(at, "Invalid number of repetitions.");
    }
    if (count.value().absence().filter(Absence.OptimizedOut.class::isInstance).isPresent()) {
      return 1;
    }
    var number = Values.integer(count, at);
    if (number.signum() <= 0 || number.bitLength() > 31) {
      throw new ExpressionException(at, "Invalid number " + number + " of repetitions.");
    }
    return number.longValue();
  }
}
