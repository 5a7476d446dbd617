package dev.spoor.symbolic.language.syntax;

import java.util.Optional;

/// An operator between two operands.
public enum BinaryOperator {
  OR_ELSE("||", 4),
  AND_ALSO("&&", 5),
  OR("|", 6),
  XOR("^", 7),
  AND("&", 8),
  EQUAL("==", 9),
  NOT_EQUAL("!=", 9),
  LESS("<", 10),
  GREATER(">", 10),
  AT_MOST("<=", 10),
  AT_LEAST(">=", 10),
  SHIFT_LEFT("<<", 11),
  SHIFT_RIGHT(">>", 11),
  /// gdb's: so many elements, the first of which is the left operand.
  REPEAT("@", 12),
  PLUS("+", 13),
  MINUS("-", 13),
  TIMES("*", 14),
  DIVIDE("/", 14),
  REMAINDER("%", 14);

  private final String text;
  private final int precedence;

  BinaryOperator(String text, int precedence) {
    this.text = text;
    this.precedence = precedence;
  }

  /// {@return how it is written}
  public String text() {
    return text;
  }

  int precedence() {
    return precedence;
  }

  /// {@return whether its result is a truth value}
  public boolean isComparison() {
    return precedence == EQUAL.precedence || precedence == LESS.precedence;
  }

  static Optional<BinaryOperator> of(Token token) {
    if (token.kind() == Token.Kind.OPERATOR) {
      for (var operator : values()) {
        if (operator.text.equals(token.text())) {
          return Optional.of(operator);
        }
      }
    }
    return word(token);
  }

  /// The alternative tokens of C++ are left out but for those that nobody has as a name.
  private static Optional<BinaryOperator> word(Token token) {
    return token.isWord("and")
        ? Optional.of(AND_ALSO)
        : token.isWord("or") ? Optional.of(OR_ELSE) : Optional.empty();
  }
}
