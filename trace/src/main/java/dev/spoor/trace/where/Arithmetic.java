package dev.spoor.trace.where;

/// What becomes of two numbers, in 64 bits.
enum Arithmetic {
  OR("|"),
  XOR("^"),
  AND("&"),
  LEFT("<<"),
  RIGHT(">>"),
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  OVER("/"),
  REST("%");

  private final String sign;

  Arithmetic(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /// {@return the result; 0 for a division by 0}
  ///
  /// @param unsigned whether the operands' uppermost bits are no signs
  long apply(long a, long b, boolean unsigned) {
    return switch (this) {
      case OR -> a | b;
      case XOR -> a ^ b;
      case AND -> a & b;
      case LEFT -> b < 0 || b > 63 ? 0 : a << b;
      case RIGHT -> shifted(a, b, unsigned);
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> b == 0 ? 0 : unsigned ? Long.divideUnsigned(a, b) : a / b;
      case REST -> b == 0 ? 0 : unsigned ? Long.remainderUnsigned(a, b) : a % b;
    };
  }

  private static long shifted(long a, long b, boolean unsigned) {
    var count = b < 0 || b > 63 ? 63 : b;
    var shifted = unsigned ? a >>> count : a >> count;
    return count == b || !unsigned ? shifted : 0;
  }
}
