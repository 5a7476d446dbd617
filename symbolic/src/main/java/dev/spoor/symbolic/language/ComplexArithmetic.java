package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.Type;
import java.util.OptionalInt;

/// Operators on complex numbers (C17, section 6.2.5, paragraph 13, and annex G without its
/// infinities).
record ComplexArithmetic(BaseTypes types, Values values) {
  /// A number and an imaginary one.
  private record Pair(Real real, Real imaginary) {
    Pair times(Pair other) {
      return new Pair(
          real.times(other.real).plus(imaginary.times(other.imaginary).negated()),
          real.times(other.imaginary).plus(imaginary.times(other.real)));
    }

    Pair over(Pair other) {
      var whole = times(new Pair(other.real, other.imaginary.negated()));
      var length = other.real.times(other.real).plus(other.imaginary.times(other.imaginary));
      return new Pair(whole.real.over(length), whole.imaginary.over(length));
    }

    boolean isSame(Pair other) {
      return real.compare(other.real) == 0 && imaginary.compare(other.imaginary) == 0;
    }
  }

  static boolean isComplex(Type type) {
    return type.stripped() instanceof BaseType base
        && base.encoding().equals(BaseEncoding.COMPLEX_FLOAT)
        && FloatFormat.of(half(base)).isPresent();
  }

  /// {@return the type of each of the two parts}
  static BaseType half(BaseType complex) {
    var bytes = complex.widthBytes() / 2;
    var name = complex.name().replace("complex ", "").replace("_Complex ", "");
    return new BaseType(name, bytes, BaseEncoding.FLOAT, complex.order(), OptionalInt.empty());
  }

  private static BaseType base(Type type) {
    return (BaseType) type.stripped();
  }

  /// {@return what two operands become, of which at least one is complex}
  Type common(Type left, Type right) {
    return bytes(left) >= bytes(right) ? complex(left) : complex(right);
  }

  private static long bytes(Type type) {
    return isComplex(type)
        ? base(type).widthBytes()
        : Values.isFloating(type) ? 2 * base(type).widthBytes() : 0;
  }

  private Type complex(Type type) {
    return isComplex(type) ? type.stripped() : types.complex(base(type));
  }

  private Pair pair(Operand operand, int at) {
    if (!isComplex(operand.type())) {
      Arithmetic.requireNumber(operand, "+", at);
      return new Pair(Values.real(operand, at), Real.of(java.math.BigInteger.ZERO));
    }
    return new Pair(part(operand, false, at), part(operand, true, at));
  }

  private static Real part(Operand operand, boolean isImaginary, int at) {
    Values.requirePresent(operand, at);
    var part = half(base(operand.type()));
    var width = (int) part.widthBytes();
    var contents = operand.value().contents().slice(isImaginary ? width : 0, width);
    var format = FloatFormat.of(part).orElseThrow();
    return format.decode(Values.number(contents.toArray(), part.order()));
  }

  /// {@return one of the two parts, as a number}
  Operand part(Operand operand, int at, boolean isImaginary) {
    return values.real(half(base(operand.type())), part(operand, isImaginary, at));
  }

  private Operand of(Type type, Pair pair) {
    var part = half(base(type));
    var width = (int) part.widthBytes();
    var format = FloatFormat.of(part).orElseThrow();
    var bytes = new byte[2 * width];
    System.arraycopy(
        Values.bytes(format.encode(pair.real), width, part.order()), 0, bytes, 0, width);
    System.arraycopy(
        Values.bytes(format.encode(pair.imaginary), width, part.order()), 0, bytes, width, width);
    return values.of(type, bytes);
  }

  /// {@return a number with nothing before the imaginary part}
  Operand imaginary(Operand number, int at) {
    var type =
        Values.isFloating(number.type())
            ? types.complex(base(number.type()))
            : types.complex(types.floating(Double.BYTES));
    return of(type, new Pair(Real.of(java.math.BigInteger.ZERO), Values.real(number, at)));
  }

  /// {@return the type of an operator's result}
  Type resultOf(BinaryOperator operator, Type left, Type right) {
    return operator.isComparison() ? types.truth() : common(left, right);
  }

  /// {@return the result of an operator, of two numbers of which at least one is complex}
  Operand binary(BinaryOperator operator, Operand left, Operand right, int at) {
    var type = common(left.type(), right.type());
    var first = pair(left, at);
    var second = pair(right, at);
    return switch (operator) {
      case PLUS ->
          of(type, new Pair(first.real.plus(second.real), first.imaginary.plus(second.imaginary)));
      case MINUS ->
          of(
              type,
              new Pair(
                  first.real.plus(second.real.negated()),
                  first.imaginary.plus(second.imaginary.negated())));
      case TIMES -> of(type, first.times(second));
      case DIVIDE -> of(type, first.over(second));
      case EQUAL -> values.truth(first.isSame(second));
      case NOT_EQUAL -> values.truth(!first.isSame(second));
      default ->
          throw new ExpressionException(
              at, "Argument to arithmetic operation not a number or boolean.");
    };
  }

  /// `-`
  Operand negated(Operand operand, int at) {
    var pair = pair(operand, at);
    return of(operand.type(), new Pair(pair.real.negated(), pair.imaginary.negated()));
  }

  /// `~`, which is GNU C's way to write it.
  Operand conjugate(Operand operand, int at) {
    var pair = pair(operand, at);
    return of(operand.type(), new Pair(pair.real, pair.imaginary.negated()));
  }

  /// {@return a number, complex or not, as another complex type}
  Operand convert(Operand operand, Type type, int at) {
    return of(type, pair(operand, at));
  }

  boolean isZero(Operand operand, int at) {
    var pair = pair(operand, at);
    return pair.real.isZero() && pair.imaginary.isZero();
  }
}
