package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import java.math.BigInteger;

/// Operators on numbers, with the conversions that C makes first (C11, section 6.3.1).
final class Arithmetic {
  private final BaseTypes types;
  private final Values values;

  Arithmetic(BaseTypes types, Values values) {
    this.types = types;
    this.values = values;
  }

  static boolean isNumber(Type type) {
    return Values.isInteger(type) || Values.isFloating(type);
  }

  /// {@return the type of an operand alone: no integer is narrower than `int` (6.3.1.1)}
  Type promoted(Type type) {
    var stripped = type.stripped();
    if (Values.isFloating(stripped)) {
      return stripped;
    }
    var bytes = stripped.sizeBytes().orElse(4);
    if (stripped instanceof BaseType && bytes > 8) {
      return stripped;
    }
    var isUnsigned = !Values.isSigned(stripped);
    if (bytes < 4 || stripped instanceof BaseType base && isTruth(base)) {
      return types.integer();
    }
    if (bytes == 4) {
      return isUnsigned ? types.unsignedInteger() : types.integer();
    }
    if (stripped instanceof BaseType base && base.name().contains("long long")) {
      return isUnsigned ? types.unsignedLongest() : types.longest();
    }
    return bytes <= types.addressBytes()
        ? isUnsigned ? types.unsignedLonger() : types.longer()
        : isUnsigned ? types.unsignedLongest() : types.longest();
  }

  private static boolean isTruth(BaseType type) {
    return type.encoding().equals(BaseEncoding.BOOLEAN);
  }

  /// {@return the type that both operands are converted to (6.3.1.8)}
  Type common(Type left, Type right) {
    if (Values.isFloating(left) || Values.isFloating(right)) {
      return !Values.isFloating(right) || (Values.isFloating(left) && width(left) >= width(right))
          ? left.stripped()
          : right.stripped();
    }
    var first = promoted(left);
    var second = promoted(right);
    if (width(first) != width(second)) {
      return width(first) > width(second) ? first : second;
    }
    if (Values.isSigned(first) != Values.isSigned(second)) {
      return longerName(first, second, true);
    }
    return longerName(first, second, false);
  }

  /// Of two of a width, `long long` goes before `long` and that before `int`.
  private static Type longerName(Type first, Type second, boolean isUnsigned) {
    if (isUnsigned) {
      return Values.isSigned(first) ? second : first;
    }
    return second.name().length() > first.name().length() ? second : first;
  }

  private static long width(Type type) {
    return type.sizeBytes().orElse(0);
  }

  /// {@return the result of an operator on two numbers}
  Operand binary(BinaryOperator operator, Operand left, Operand right, int at) {
    requireNumber(left, operator.text(), at);
    requireNumber(right, operator.text(), at);
    var isShift = operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT;
    if (operator.isComparison()) {
      return values.truth(compare(operator, left, right, at));
    }
    var type = isShift ? promoted(left.type()) : common(left.type(), right.type());
    if (Values.isFloating(type)) {
      return values.real(
          type, floating(operator, Values.real(left, at), Values.real(right, at), at));
    }
    var first = fitted(Values.integer(left, at), type);
    var second = isShift ? Values.integer(right, at) : fitted(Values.integer(right, at), type);
    return values.integer(type, integer(operator, first, second, type, at));
  }

  /// {@return the type of that}
  Type binaryType(BinaryOperator operator, Type left, Type right) {
    if (operator.isComparison()) {
      return types.truth();
    }
    return operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT
        ? promoted(left)
        : common(left, right);
  }

  static void requireNumber(Operand operand, String operator, int at) {
    if (operand.stripped() instanceof CompoundType) {
      throw new ExpressionException(
          at, "Structure has no component named operator" + operator + ".");
    }
    if (!isNumber(operand.type())) {
      throw new ExpressionException(
          at, "Argument to arithmetic operation not a number or boolean.");
    }
  }

  static BigInteger fitted(BigInteger number, Type type) {
    var bits = (int) width(type) * Byte.SIZE;
    var low = number.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    return Values.isSigned(type) && bits > 0 && low.testBit(bits - 1)
        ? low.subtract(BigInteger.ONE.shiftLeft(bits))
        : low;
  }

  private static BigInteger integer(
      BinaryOperator operator, BigInteger left, BigInteger right, Type type, int at) {
    return switch (operator) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDE -> left.divide(divisor(right, at));
      case REMAINDER -> left.remainder(divisor(right, at));
      case AND -> left.and(right);
      case OR -> left.or(right);
      case XOR -> left.xor(right);
      case SHIFT_LEFT ->
          isOutside(right, type) ? BigInteger.ZERO : left.shiftLeft(right.intValue());
      case SHIFT_RIGHT ->
          isOutside(right, type)
              ? left.signum() < 0 && right.signum() > 0 ? BigInteger.ONE.negate() : BigInteger.ZERO
              : left.shiftRight(right.intValue());
      case EQUAL, NOT_EQUAL, LESS, GREATER, AT_MOST, AT_LEAST, AND_ALSO, OR_ELSE, REPEAT ->
          throw new IllegalStateException(operator + " is no arithmetic");
    };
  }

  private static boolean isOutside(BigInteger distance, Type type) {
    return distance.signum() < 0
        || distance.compareTo(BigInteger.valueOf(width(type) * Byte.SIZE)) >= 0;
  }

  private static BigInteger divisor(BigInteger number, int at) {
    if (number.signum() == 0) {
      throw new ExpressionException(at, "Division by zero");
    }
    return number;
  }

  private static Real floating(BinaryOperator operator, Real left, Real right, int at) {
    return switch (operator) {
      case PLUS -> left.plus(right);
      case MINUS -> left.plus(right.negated());
      case TIMES -> left.times(right);
      case DIVIDE -> left.over(right);
      default ->
          throw new ExpressionException(at, "Integer-only operation on floating point number.");
    };
  }

  private boolean compare(BinaryOperator operator, Operand left, Operand right, int at) {
    var type = common(left.type(), right.type());
    if (Values.isFloating(type)) {
      // A number is rounded to the type before it is compared.
      var first = rounded(Values.real(left, at), type);
      var second = rounded(Values.real(right, at), type);
      var order = first.compare(second);
      return order == 2 ? operator == BinaryOperator.NOT_EQUAL : holds(operator, order);
    }
    return holds(
        operator,
        fitted(Values.integer(left, at), type).compareTo(fitted(Values.integer(right, at), type)));
  }

  private static Real rounded(Real number, Type type) {
    var format = FloatFormat.of((BaseType) type.stripped()).orElseThrow();
    return format.decode(format.encode(number));
  }

  static boolean holds(BinaryOperator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case GREATER -> order > 0;
      case AT_MOST -> order <= 0;
      case AT_LEAST -> order >= 0;
      default -> throw new IllegalStateException(operator + " is no comparison");
    };
  }

  /// `-` and `~` and `+`.
  Operand negated(Operand operand, int at) {
    var type = promoted(operand.type());
    return Values.isFloating(type)
        ? values.real(type, Values.real(operand, at).negated())
        : values.integer(type, Values.integer(operand, at).negate());
  }

  Operand complement(Operand operand, int at) {
    if (!Values.isInteger(operand.type())) {
      throw new ExpressionException(
          at, "Argument to complement operation not an integer, boolean.");
    }
    return values.integer(promoted(operand.type()), Values.integer(operand, at).not());
  }

  /// {@return an enumerator as the integer that it is, other operands as they are}
  Operand promotedOperand(Operand operand, int at) {
    var type = promoted(operand.type());
    return Values.isFloating(type) ? operand : values.integer(type, Values.integer(operand, at));
  }
}
