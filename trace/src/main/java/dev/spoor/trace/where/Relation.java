package dev.spoor.trace.where;

/// How two values are compared.
enum Relation {
  EQUAL("=="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /// {@return whether it asks for equality, or its contrary}
  boolean isEquality() {
    return this == EQUAL || this == UNEQUAL;
  }

  /// {@return whether it holds between values that compare so}
  ///
  /// @param order negative, 0 or positive, as the left value is less, equal, greater
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
