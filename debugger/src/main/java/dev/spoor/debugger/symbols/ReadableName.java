package dev.spoor.debugger.symbols;

/// A name of C++ as demanglers write it: `int ns::f<int>(char const*) const`.
///
/// @param text all of it
record ReadableName(String text) {
  private static final String OPERATOR = "operator";
  private static final String ANONYMOUS = "(anonymous namespace)";
  private static final String LAMBDA_OF_GNU = "<lambda(";
  private static final String LAMBDA = "{lambda(";

  static ReadableName of(String text) {
    return new ReadableName(text);
  }

  /// {@return the name up to its parameters}
  String withoutParameters() {
    var open = parameters();
    return open < 0 ? text : text.substring(0, open);
  }

  /// {@return the name without the type that it returns, which only templates have}
  String withoutResult() {
    var open = parameters();
    if (open < 0) {
      return text;
    }
    var operator = operatorAt();
    var from = operator < 0 ? open : Math.min(open, operator);
    var start = 0;
    var depth = 0;
    for (var i = 0; i < from; i++) {
      switch (text.charAt(i)) {
        case '<', '(', '{', '[' -> depth++;
        case '>', ')', '}', ']' -> depth--;
        case ' ' -> start = depth == 0 && !isOfScope(i) ? i + 1 : start;
        default -> {}
      }
    }
    return text.substring(start);
  }

  /// `f() const::{lambda()#1}` has a blank that is in the name.
  private boolean isOfScope(int blank) {
    return text.startsWith("const::", blank + 1) || text.startsWith("volatile", blank + 1);
  }

  /// {@return whether it has no types of functions and no lambdas, but for the parameters}
  boolean hasPlainParts() {
    if (text.contains(LAMBDA) || text.contains(LAMBDA_OF_GNU)) {
      return false;
    }
    var depth = 0;
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> depth += isOperatorSign(i) ? 0 : 1;
        case '>' -> depth -= isOperatorSign(i) ? 0 : 1;
        case '(' -> {
          if (depth > 0 && isOfFunctionType(i)) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }

  private boolean isOperatorSign(int at) {
    var from = at;
    while (from > 0 && "<>=-*".indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    return text.startsWith(OPERATOR, from - OPERATOR.length());
  }

  /// A bracket behind the name of a type, and not one around a `*` or a `Class::*`.
  private boolean isOfFunctionType(int open) {
    var before = open > 0 ? text.charAt(open - 1) : ' ';
    var next = open + 1 < text.length() ? text.charAt(open + 1) : ' ';
    var isBehindType = before == ' ' || Character.isJavaIdentifierPart(before) || before == '>';
    return isBehindType
        && next != '*'
        && next != '&'
        && !text.startsWith(ANONYMOUS, open)
        && !isAroundMemberPointer(open);
  }

  /// `void (Pool::*)(int)`: behind it are the parameters of the function that is pointed to.
  private boolean isAroundMemberPointer(int open) {
    var close = text.indexOf(')', open);
    return close > 0
        && text.startsWith("(", close + 1)
        && text.substring(open, close).contains("::*");
  }

  /// Where the parameters begin: the last bracket outside of all others; -1 if there are none.
  private int parameters() {
    var depth = 0;
    for (var i = text.length() - 1; i > 0; i--) {
      switch (text.charAt(i)) {
        case ')' -> depth++;
        case '(' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /// Where the name of an operator begins; -1 if there is none outside of brackets.
  private int operatorAt() {
    var at = text.lastIndexOf(OPERATOR);
    if (at < 0 || (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))) {
      return -1;
    }
    return at;
  }
}
