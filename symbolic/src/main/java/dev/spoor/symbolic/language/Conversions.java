package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.Conversion.Rank;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.UnspecifiedType;
import dev.spoor.symbolic.type.VoidType;
import java.util.Optional;
import java.util.OptionalInt;

/// Ranks conversions of arguments to parameters.
record Conversions(Context context, Arithmetic arithmetic) {
  private static final int DEEPEST = 32;

  /// An argument as far as it counts for the choice of a function.
  ///
  /// @param type not a reference
  /// @param isPlace whether it is somewhere, as what references refer to must be
  /// @param isZero whether it is a literal 0, which is a null pointer as well
  record Given(Type type, boolean isPlace, boolean isZero) {}

  /// {@return an argument}
  ///
  /// @param operand no reference
  Given given(Syntax syntax, Operand operand) {
    var isZero =
        syntax instanceof Syntax.IntegerLiteral literal && literal.value().signum() == 0
            || syntax instanceof Syntax.NullLiteral;
    return given(operand, isZero);
  }

  Given given(Operand operand, boolean isZero) {
    var isPlace =
        context.isTypeOnly()
            || !(operand.place() instanceof Place.Nowhere || operand.place() instanceof Place.Typed)
            || operand.value().address().isPresent();
    return new Given(operand.type(), isPlace, isZero);
  }

  /// {@return how an argument becomes a parameter; empty if it cannot}
  Optional<Conversion> of(Given given, Type parameter) {
    if (parameter.stripped() instanceof ReferenceType(var kind, var target, var _)) {
      return reference(given, kind, target.type());
    }
    return value(given, parameter);
  }

  private Optional<Conversion> reference(Given given, ReferenceType.Kind kind, Type target) {
    var isConst = Candidate.isConst(target);
    var isRvalue = kind == ReferenceType.Kind.RVALUE;
    var addsConst = isConst && !Candidate.isConst(given.type()) ? 1 : 0;
    var losesConst = !isConst && Candidate.isConst(given.type());
    if (isSame(given.type(), target) && !losesConst) {
      return isRvalue && given.isPlace() || !isRvalue && !isConst && !given.isPlace()
          ? Optional.empty()
          : Optional.of(new Conversion(Rank.EXACT, addsConst));
    }
    var distance = distance(given.type(), target, DEEPEST);
    if (distance.isPresent() && !losesConst) {
      return Optional.of(new Conversion(Rank.CONVERSION, distance.getAsInt()));
    }
    // What the reference refers to would be made for the call.
    return isConst || isRvalue ? value(given, target) : Optional.empty();
  }

  private Optional<Conversion> value(Given given, Type parameter) {
    var from = given.type().stripped();
    var to = parameter.stripped();
    if (isSame(from, to)) {
      return Optional.of(Conversion.of(Rank.EXACT));
    }
    return switch (to) {
      case PointerType(var target, var _) -> pointer(given, from, target.type());
      case BaseType base -> number(from, base);
      case CompoundType _ -> {
        var distance = distance(from, to, DEEPEST);
        yield distance.isPresent()
            ? Optional.of(new Conversion(Rank.CONVERSION, distance.getAsInt()))
            : Optional.empty();
      }
      default -> from instanceof CompoundType ? user(from, to) : Optional.empty();
    };
  }

  private Optional<Conversion> pointer(Given given, Type from, Type target) {
    if (given.isZero() || from instanceof UnspecifiedType) {
      return Optional.of(Conversion.of(Rank.CONVERSION));
    }
    var pointed =
        switch (from) {
          case PointerType(var own, var _) -> Optional.of(own.type());
          case ArrayType array when !array.isVector() -> Optional.of(array.inner());
          case FunctionType function -> Optional.<Type>of(function);
          default -> Optional.<Type>empty();
        };
    if (pointed.isEmpty()) {
      return from instanceof CompoundType
          ? user(from, context.types().pointerTo(target))
          : Optional.empty();
    }
    var isConst = Candidate.isConst(target);
    if (!isConst && Candidate.isConst(pointed.get())) {
      return Optional.empty();
    }
    var addsConst = isConst && !Candidate.isConst(pointed.get()) ? 1 : 0;
    if (isSame(pointed.get(), target)) {
      return Optional.of(new Conversion(Rank.EXACT, addsConst));
    }
    if (target.stripped() instanceof VoidType) {
      return Optional.of(new Conversion(Rank.CONVERSION, Conversion.TO_VOID + addsConst));
    }
    var distance = distance(pointed.get(), target, DEEPEST);
    return distance.isPresent()
        ? Optional.of(new Conversion(Rank.CONVERSION, 2 * distance.getAsInt() + addsConst))
        : Optional.empty();
  }

  /// Of an enumeration `int`, if that has room for its values (C++17, section 7.6).
  private Type promoted(Type from) {
    return from instanceof EnumerationType enumeration
            && enumeration.enumerators().stream()
                .allMatch(each -> each.value() == (int) each.value())
        ? context.types().integer()
        : arithmetic.promoted(from);
  }

  private Optional<Conversion> number(Type from, BaseType to) {
    if (Arithmetic.isNumber(from)) {
      var isPromotion =
          isSame(promoted(from), to)
              || (Values.isFloating(from)
                  && from.sizeBytes().orElse(0) == Float.BYTES
                  && isSame(to, context.types().floating(Double.BYTES)));
      return Arithmetic.isNumber(to)
          ? Optional.of(Conversion.of(isPromotion ? Rank.PROMOTION : Rank.CONVERSION))
          : Optional.empty();
    }
    if (from instanceof CompoundType) {
      return user(from, to);
    }
    var isTruth = to.encoding().equals(BaseEncoding.BOOLEAN);
    var isAddress =
        from instanceof PointerType || from instanceof ArrayType || from instanceof FunctionType;
    return isTruth && isAddress
        ? Optional.of(new Conversion(Rank.CONVERSION, Conversion.TO_TRUTH))
        : Optional.empty();
  }

  private Optional<Conversion> user(Type from, Type to) {
    return new FunctionSearch(context)
            .conversions(from).stream().anyMatch(each -> leadsTo(each.type().result().type(), to))
        ? Optional.of(Conversion.of(Rank.USER))
        : Optional.empty();
  }

  static boolean leadsTo(Type result, Type wanted) {
    var from =
        result.stripped() instanceof ReferenceType(var _, var target, var _)
            ? target.type().stripped()
            : result.stripped();
    return isSame(from, wanted)
        || (Arithmetic.isNumber(from)
            && Arithmetic.isNumber(wanted)
            && wanted.stripped() instanceof BaseType);
  }

  /// {@return how many steps up a class is}
  private static OptionalInt distance(Type from, Type to, int depth) {
    if (!(from.stripped() instanceof CompoundType compound)
        || !(to.stripped() instanceof CompoundType)
        || depth == 0) {
      return OptionalInt.empty();
    }
    if (MemberAccess.isSame(compound, to)) {
      return OptionalInt.of(0);
    }
    for (var base : compound.bases()) {
      var above = distance(base.type().type(), to, depth - 1);
      if (above.isPresent()) {
        return OptionalInt.of(above.getAsInt() + 1);
      }
    }
    return OptionalInt.empty();
  }

  /// Without regard to qualifiers on the outside.
  static boolean isSame(Type one, Type other) {
    var left = one.stripped();
    var right = other.stripped();
    return switch (left) {
      case CompoundType compound -> MemberAccess.isSame(compound, right);
      case EnumerationType enumeration ->
          right instanceof EnumerationType two
              && enumeration.tag().isPresent()
              && enumeration.tag().equals(two.tag());
      case BaseType base ->
          right instanceof BaseType two
              && base.encoding().equals(two.encoding())
              && base.widthBytes() == two.widthBytes()
              && base.name().equals(two.name());
      case PointerType(var target, var _) ->
          right instanceof PointerType(var two, var _)
              && Candidate.isConst(target.type()) == Candidate.isConst(two.type())
              && isSame(target.type(), two.type());
      default -> left.equals(right) || left.name().equals(right.name());
    };
  }
}
