package dev.spoor.symbolic.expression;

import dev.spoor.objects.dwarf.expression.Operator;
import java.util.OptionalLong;

/// What operators with one and two operands compute (DWARF 5, section 2.5.1.4).
final class Arithmetic {
  private Arithmetic() {}

  /// {@return the result, of the same type; empty if the type has no such operation}
  static OptionalLong unary(Operator operator, long bits, ValueType type) {
    if (type.kind() == ValueType.Kind.FLOAT) {
      var value = type.floating(bits);
      return switch (operator) {
        case ABS -> OptionalLong.of(type.ofFloating(Math.abs(value)));
        case NEG -> OptionalLong.of(type.ofFloating(-value));
        default -> OptionalLong.empty();
      };
    }
    return switch (operator) {
      case ABS ->
          OptionalLong.of(
              type.kind() == ValueType.Kind.UNSIGNED
                  ? bits
                  : type.truncated(Math.abs(type.signed(bits))));
      case NEG -> OptionalLong.of(type.truncated(-bits));
      case NOT -> OptionalLong.of(type.truncated(~bits));
      default -> OptionalLong.empty();
    };
  }

  /// {@return the result, of the same type; empty if there is none, as of a division by zero}
  static OptionalLong binary(Operator operator, long left, long right, ValueType type) {
    if (type.kind() == ValueType.Kind.FLOAT) {
      return floating(operator, type.floating(left), type.floating(right), type);
    }
    return switch (operator) {
      case AND -> OptionalLong.of(left & right);
      case OR -> OptionalLong.of(left | right);
      case XOR -> OptionalLong.of(left ^ right);
      case PLUS -> OptionalLong.of(type.truncated(left + right));
      case MINUS -> OptionalLong.of(type.truncated(left - right));
      case MUL -> OptionalLong.of(type.truncated(left * right));
      case DIV -> right == 0 ? OptionalLong.empty() : OptionalLong.of(divided(left, right, type));
      case MOD -> right == 0 ? OptionalLong.empty() : OptionalLong.of(remainder(left, right, type));
      case SHL -> OptionalLong.of(isShiftedOut(right, type) ? 0 : type.truncated(left << right));
      case SHR -> OptionalLong.of(isShiftedOut(right, type) ? 0 : left >>> right);
      case SHRA -> {
        var distance = isShiftedOut(right, type) ? Long.SIZE - 1 : right;
        yield OptionalLong.of(type.truncated(type.signed(left) >> distance));
      }
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong floating(
      Operator operator, double left, double right, ValueType type) {
    return switch (operator) {
      case PLUS -> OptionalLong.of(type.ofFloating(left + right));
      case MINUS -> OptionalLong.of(type.ofFloating(left - right));
      case MUL -> OptionalLong.of(type.ofFloating(left * right));
      case DIV -> OptionalLong.of(type.ofFloating(left / right));
      default -> OptionalLong.empty();
    };
  }

  private static boolean isShiftedOut(long distance, ValueType type) {
    return Long.compareUnsigned(distance, (long) type.sizeBytes() * Byte.SIZE) >= 0;
  }

  /// Signed, also for addresses.
  private static long divided(long left, long right, ValueType type) {
    return type.kind() == ValueType.Kind.UNSIGNED
        ? Long.divideUnsigned(left, right)
        : type.truncated(type.signed(left) / type.signed(right));
  }

  /// Unsigned for addresses: the standard does not say, and producers and consumers agree.
  private static long remainder(long left, long right, ValueType type) {
    return type.kind() == ValueType.Kind.SIGNED
        ? type.truncated(type.signed(left) % type.signed(right))
        : Long.remainderUnsigned(left, right);
  }

  /// {@return whether a comparison holds: signed, unless the type has no sign}
  static boolean compare(Operator operator, long left, long right, ValueType type) {
    if (type.kind() == ValueType.Kind.FLOAT) {
      return compare(operator, type.floating(left), type.floating(right));
    }
    var order =
        type.kind() == ValueType.Kind.UNSIGNED
            ? Long.compareUnsigned(left, right)
            : Long.compare(type.signed(left), type.signed(right));
    return switch (operator) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  private static boolean compare(Operator operator, double left, double right) {
    return switch (operator) {
      case EQ -> left == right;
      case NE -> left != right;
      case LT -> left < right;
      case LE -> left <= right;
      case GT -> left > right;
      case GE -> left >= right;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }
}
