package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.UnspecifiedType;
import dev.spoor.symbolic.type.VoidType;
import java.math.BigInteger;
import java.util.Optional;

/// Conversions to a type that is named, or that of what is assigned to.
final class Casts {
  private final Values values;
  private final Pointers pointers;
  private final ComplexArithmetic complex;

  Casts(Values values, Pointers pointers, ComplexArithmetic complex) {
    this.values = values;
    this.pointers = pointers;
    this.complex = complex;
  }

  /// {@return the operand as a value of a type}
  Operand convert(Operand given, Type type, Syntax.Cast.Kind kind, int at) {
    var target = type.stripped();
    if (target instanceof ReferenceType(var _, var to, var _)) {
      return referred(given, type, to.type(), at);
    }
    var operand = pointers.followed(given, at);
    return switch (target) {
      case VoidType _ -> values.of(type, new byte[0]);
      case PointerType pointer -> pointer(operand, type, pointer, kind, at);
      case BaseType _, EnumerationType _, FlagsType _ -> number(operand, type, at);
      case CompoundType _ -> compound(operand, type, at);
      case ArrayType array -> array(operand, type, array, at);
      case MemberPointerType _, UnspecifiedType _ -> sameSize(operand, type, at);
      default -> throw invalid(at);
    };
  }

  private static ExpressionException invalid(int at) {
    return new ExpressionException(at, "Invalid cast.");
  }

  private Operand referred(Operand given, Type type, Type to, int at) {
    var object = pointers.followed(given, at);
    var whole = MemberAccess.asBase(object, to).orElse(object);
    var address = whole.value().address();
    if (address.isEmpty()) {
      throw new ExpressionException(at, "Attempt to take address of value not located in memory.");
    }
    return values.integer(type, address.get().value());
  }

  private Operand number(Operand given, Type type, int at) {
    var operand = pointers.decayed(given, at);
    var isFromComplex = ComplexArithmetic.isComplex(operand.type());
    if (ComplexArithmetic.isComplex(type)
        && (isFromComplex || Arithmetic.isNumber(operand.type()))) {
      return complex.convert(operand, type, at);
    }
    if (isFromComplex && Arithmetic.isNumber(type)) {
      return number(complex.part(operand, at, false), type, at);
    }
    var isPossible =
        Arithmetic.isNumber(operand.type())
            || operand.stripped() instanceof PointerType
            || operand.stripped() instanceof UnspecifiedType
            || operand.stripped() instanceof MemberPointerType;
    if (!isPossible || (type.stripped() instanceof BaseType base && !Arithmetic.isNumber(base))) {
      return sameSize(operand, type, at);
    }
    if (Values.isFloating(type)) {
      return values.real(type, Values.real(operand, at));
    }
    if (Values.isFloating(operand.type())) {
      var real = Values.real(operand, at);
      var isTruth =
          type.stripped() instanceof BaseType base
              && base.encoding().equals(dev.spoor.symbolic.type.BaseEncoding.BOOLEAN);
      return values.integer(type, isTruth && !real.isZero() ? BigInteger.ONE : real.truncated());
    }
    return values.integer(type, Values.integer(operand, at));
  }

  /// Values without a conversion of their own keep their bytes.
  private Operand sameSize(Operand operand, Type type, int at) {
    var size = type.sizeBytes();
    if (size.isEmpty() || !size.equals(operand.value().sizeBytes())) {
      throw invalid(at);
    }
    return operand.as(type);
  }

  private Operand pointer(
      Operand given, Type type, PointerType pointer, Syntax.Cast.Kind kind, int at) {
    var operand = pointers.decayed(given, at);
    if (Values.isFloating(operand.type()) || operand.stripped() instanceof CompoundType) {
      throw invalid(at);
    }
    if (operand.stripped() instanceof PointerType(var from, var _)
        && kind != Syntax.Cast.Kind.REINTERPRET) {
      var related = related(operand, from.type(), pointer.target().type(), kind, at);
      if (related.isPresent()) {
        return values.integer(type, related.get().value());
      }
      if (operand.value().sizeBytes().equals(type.sizeBytes())) {
        return operand.as(type);
      }
    }
    return values.integer(type, Values.integer(operand, at));
  }

  /// {@return where the object is as one of a class that it is derived from, or that is derived
  /// from its own}
  private Optional<Address> related(
      Operand operand, Type from, Type to, Syntax.Cast.Kind kind, int at) {
    var isBetweenClasses =
        from.stripped() instanceof CompoundType
            && to.stripped() instanceof CompoundType
            && !MemberAccess.isSame(from.stripped(), to);
    if (!isBetweenClasses || Values.integer(operand, at).signum() == 0) {
      return Optional.empty();
    }
    var address = Address.of(Values.integer(operand, at).longValue());
    var object = values.at(from, address);
    if (kind == Syntax.Cast.Kind.DYNAMIC) {
      object = Operand.of(object.value().dynamic());
    }
    var up = MemberAccess.asBase(object, to).flatMap(part -> part.value().address());
    return up.isPresent() ? up : down(address, from, to);
  }

  /// The part is as far from its whole as it is in one that lies at the same address.
  private Optional<Address> down(Address address, Type from, Type to) {
    return MemberAccess.asBase(values.at(to, address), from)
        .flatMap(part -> part.value().address())
        .map(part -> address.plus(-part.minus(address)));
  }

  private Operand compound(Operand operand, Type type, int at) {
    var part = MemberAccess.asBase(operand, type);
    if (part.isPresent()) {
      return part.get();
    }
    if (operand.stripped() instanceof CompoundType && operand.value().address().isPresent()) {
      var whole = down(operand.value().address().get(), operand.type(), type);
      if (whole.isPresent()) {
        return values.at(type, whole.get());
      }
    }
    return sameSize(operand, type, at);
  }

  /// As many elements as there is room for, if their number is not said.
  private Operand array(Operand operand, Type type, ArrayType array, int at) {
    var element = array.inner().sizeBytes().orElse(0);
    if (type.sizeBytes().isEmpty() && element > 0) {
      var count = operand.value().sizeBytes().orElse(0) / element;
      return operand.as(ArrayType.of(array.inner(), count));
    }
    return sameSize(operand, type, at);
  }
}
