package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Operators on GNU C's vectors: element by element. Equal are two as a whole, as gdb has it; of
/// other comparisons, which gdb has not, each element is -1 or 0, as in GNU C.
record VectorArithmetic(BaseTypes types, Values values, Arithmetic arithmetic, Casts casts) {
  static boolean isVector(Type type) {
    return type.stripped() instanceof ArrayType array
        && array.isVector()
        && array.dimensions().size() == 1
        && array.dimensions().getFirst().count().isPresent()
        && Arithmetic.isNumber(array.element().type());
  }

  private static ArrayType array(Type type) {
    return (ArrayType) type.stripped();
  }

  private static Type element(Type vector) {
    return array(vector).element().type();
  }

  private static int count(Type vector) {
    return (int) array(vector).dimensions().getFirst().count().orElse(0);
  }

  /// {@return the type of an operator's result, of operands of which one is a vector}
  Type resultOf(BinaryOperator operator, Type left, Type right, int at) {
    var vector = isVector(left) ? left : right;
    if (isVector(left)
        && isVector(right)
        && (count(left) != count(right) || !Conversions.isSame(element(left), element(right)))) {
      throw new ExpressionException(at, "Cannot perform operation on vectors with different types");
    }
    if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
      return types.truth();
    }
    if (!operator.isComparison()) {
      return vector;
    }
    var bytes = (int) element(vector).sizeBytes().orElse(Integer.BYTES);
    return new ArrayType(
        dev.spoor.symbolic.type.TypeReference.to(types.exact(bytes, true)),
        array(vector).dimensions(),
        java.util.OptionalLong.empty(),
        true);
  }

  Operand binary(BinaryOperator operator, Operand left, Operand right, int at) {
    var type = resultOf(operator, left.type(), right.type(), at);
    var vector = isVector(left.type()) ? left.type() : right.type();
    var first = elements(left, vector, at);
    var second = elements(right, vector, at);
    if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
      var isSame = true;
      for (var i = 0; i < first.size(); i++) {
        isSame &=
            Values.integer(
                        arithmetic.binary(BinaryOperator.EQUAL, first.get(i), second.get(i), at),
                        at)
                    .signum()
                != 0;
      }
      return values.truth(isSame == (operator == BinaryOperator.EQUAL));
    }
    var results = new ArrayList<Operand>();
    for (var i = 0; i < first.size(); i++) {
      var each = arithmetic.binary(operator, first.get(i), second.get(i), at);
      results.add(
          operator.isComparison()
              ? values.integer(element(type), -Values.integer(each, at).signum())
              : each);
    }
    return of(type, results, at);
  }

  /// {@return the elements of a vector; a number counts as a vector of it}
  private List<Operand> elements(Operand operand, Type vector, int at) {
    var all = new ArrayList<Operand>();
    if (isVector(operand.type())) {
      Values.requirePresent(operand, at);
      for (var i = 0; i < count(operand.type()); i++) {
        all.add(Operand.of(operand.value().element(i)));
      }
      return all;
    }
    Arithmetic.requireNumber(operand, "+", at);
    if (Values.isFloating(operand.type()) && !Values.isFloating(element(vector))) {
      throw new ExpressionException(at, "conversion of scalar to vector involves truncation");
    }
    var converted =
        casts.convert(
            operand,
            element(vector),
            dev.spoor.symbolic.language.syntax.Syntax.Cast.Kind.PLAIN,
            at);
    for (var i = 0; i < count(vector); i++) {
      all.add(converted);
    }
    return all;
  }

  /// {@return a vector of what is made of each element}
  Operand each(Operand vector, UnaryOperator<Operand> made, int at) {
    return of(vector.type(), elements(vector, vector.type(), at).stream().map(made).toList(), at);
  }

  private Operand of(Type type, List<Operand> elements, int at) {
    var element = element(type);
    var width = (int) element.sizeBytes().orElse(1);
    var bytes = new byte[width * elements.size()];
    for (var i = 0; i < elements.size(); i++) {
      var converted =
          casts.convert(
              elements.get(i),
              element,
              dev.spoor.symbolic.language.syntax.Syntax.Cast.Kind.PLAIN,
              at);
      System.arraycopy(converted.value().contents().toArray(), 0, bytes, i * width, width);
    }
    return values.of(type, bytes);
  }

  static boolean isZero(Operand vector, int at) {
    Values.requirePresent(vector, at);
    var bytes = vector.value().contents().toArray();
    return Arrays.equals(bytes, new byte[bytes.length]);
  }
}
