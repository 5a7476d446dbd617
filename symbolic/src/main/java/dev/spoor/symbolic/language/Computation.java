package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.MemberPointerType;
import java.util.List;

/// Applies operators to operands of whatever type: what the program defines for them, else what C
/// does with numbers, pointers, vectors and complex numbers.
final class Computation {
  private final Context context;
  private final Values values;
  private final Arithmetic arithmetic;
  private final ComplexArithmetic complex;
  private final VectorArithmetic vectors;
  private final Pointers pointers;
  private final Operators operators;

  Computation(
      Context context, Interpreter interpreter, Arithmetic arithmetic, ComplexArithmetic complex) {
    this.context = context;
    this.values = context.values();
    this.arithmetic = arithmetic;
    this.complex = complex;
    this.vectors = new VectorArithmetic(context.types(), values, arithmetic, interpreter.casts());
    this.pointers = interpreter.pointers();
    this.operators = interpreter.operators();
  }

  boolean isTrue(Operand given, int at) {
    var operand = truth(pointers.decayed(given, at), at);
    requirePlain(operand, "!", at);
    if (context.isTypeOnly()) {
      return true;
    }
    if (VectorArithmetic.isVector(operand.type())) {
      return !VectorArithmetic.isZero(operand, at);
    }
    if (ComplexArithmetic.isComplex(operand.type())) {
      return !complex.isZero(operand, at);
    }
    if (Values.isFloating(operand.type())) {
      return !Values.real(operand, at).isZero();
    }
    return Values.integer(operand, at).signum() != 0;
  }

  private Operand truth(Operand operand, int at) {
    return operators.converted(operand, context.types().bool(), at).orElse(operand);
  }

  static void requirePlain(Operand operand, String operator, int at) {
    if (operand.stripped() instanceof CompoundType) {
      throw new ExpressionException(
          at, "Structure has no component named operator" + operator + ".");
    }
  }

  Operand signed(Syntax.Unary.Operator operator, Operand operand, int at) {
    var isVector = VectorArithmetic.isVector(operand.type());
    if (context.isTypeOnly() && (isVector || ComplexArithmetic.isComplex(operand.type()))) {
      return values.absent(operand.type());
    }
    if (isVector) {
      return vectors.each(operand, each -> signed(operator, each, at), at);
    }
    if (ComplexArithmetic.isComplex(operand.type())) {
      return switch (operator) {
        case MINUS -> complex.negated(operand, at);
        case COMPLEMENT -> complex.conjugate(operand, at);
        default -> operand;
      };
    }
    Arithmetic.requireNumber(operand, operator.text(), at);
    if (context.isTypeOnly()) {
      return values.absent(arithmetic.promoted(operand.type()));
    }
    return switch (operator) {
      case MINUS -> arithmetic.negated(operand, at);
      case COMPLEMENT -> arithmetic.complement(operand, at);
      default -> arithmetic.promotedOperand(operand, at);
    };
  }

  Operand of(BinaryOperator operator, Operand first, Operand second, boolean isZero, int at) {
    var operands = List.of(pointers.followed(first, at), pointers.followed(second, at));
    var defined = operators.apply(operator.text(), operands, isZero, at);
    if (defined.isPresent()) {
      return defined.get();
    }
    var left = pointers.decayed(operators.number(operands.getFirst(), at), at);
    var right = pointers.decayed(operators.number(operands.getLast(), at), at);
    var isLeft = Pointers.isPointer(left.type());
    var isRight = Pointers.isPointer(right.type());
    if (isLeft || isRight) {
      return withPointer(operator, left, right, isLeft, isRight, at);
    }
    if (operator.isComparison() && left.stripped() instanceof MemberPointerType) {
      return pointers.compare(operator, left, right, at);
    }
    if (VectorArithmetic.isVector(left.type()) || VectorArithmetic.isVector(right.type())) {
      return context.isTypeOnly()
          ? values.absent(vectors.resultOf(operator, left.type(), right.type(), at))
          : vectors.binary(operator, left, right, at);
    }
    if (ComplexArithmetic.isComplex(left.type()) || ComplexArithmetic.isComplex(right.type())) {
      return context.isTypeOnly()
          ? values.absent(complex.resultOf(operator, left.type(), right.type()))
          : complex.binary(operator, left, right, at);
    }
    Arithmetic.requireNumber(left, operator.text(), at);
    Arithmetic.requireNumber(right, operator.text(), at);
    return context.isTypeOnly()
        ? values.absent(arithmetic.binaryType(operator, left.type(), right.type()))
        : arithmetic.binary(operator, left, right, at);
  }

  private Operand withPointer(
      BinaryOperator operator,
      Operand left,
      Operand right,
      boolean isLeft,
      boolean isRight,
      int at) {
    if (operator.isComparison()) {
      return pointers.compare(operator, left, right, at);
    }
    if (operator == BinaryOperator.PLUS && isLeft != isRight) {
      return isLeft
          ? pointers.offset(left, right, false, at)
          : pointers.offset(right, left, false, at);
    }
    if (operator == BinaryOperator.MINUS && isLeft) {
      return isRight
          ? pointers.difference(left, right, at)
          : pointers.offset(left, right, true, at);
    }
    // Of other operators gdb takes the address as a number.
    var first = isLeft ? asNumber(left, at) : left;
    var second = isRight ? asNumber(right, at) : right;
    return context.isTypeOnly()
        ? values.absent(context.types().longer())
        : arithmetic.binary(operator, first, second, at);
  }

  private Operand asNumber(Operand pointer, int at) {
    return context.isTypeOnly()
        ? values.absent(context.types().longer())
        : values.integer(context.types().longer(), Values.integer(pointer, at));
  }

  /// {@return the elements from `first` to `last`, both among them}
  Operand slice(Operand array, Operand first, Operand last, int at) {
    if (!Values.isInteger(first.type()) || !Values.isInteger(last.type())) {
      throw new ExpressionException(at, "The bounds of a slice are integers.");
    }
    if (context.isTypeOnly()) {
      return pointers.repeated(
          pointers.element(array, first, at), values.integer(context.types().longer(), 1), at);
    }
    var count =
        Values.integer(last, at).subtract(Values.integer(first, at)).add(java.math.BigInteger.ONE);
    if (count.signum() <= 0 || count.bitLength() > 31) {
      throw new ExpressionException(at, "There are no elements in this slice.");
    }
    return pointers.repeated(
        pointers.element(array, first, at), values.integer(context.types().longer(), count), at);
  }
}
