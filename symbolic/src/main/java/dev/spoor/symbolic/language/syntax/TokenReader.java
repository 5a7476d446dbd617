package dev.spoor.symbolic.language.syntax;

import java.util.List;

/// Goes over the words of an expression.
final class TokenReader {
  /// How many parentheses, casts and operators before an operand may be in each other.
  private static final int DEEPEST = 256;

  /// What could be one thing or another is read several times, which must end.
  private static final int MOST_STEPS = 200_000;

  private final Written text;
  private final List<Token> tokens;
  private int next;
  private int depth;
  private int steps;

  TokenReader(Written text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Token take() {
    var token = peek();
    if (++steps > MOST_STEPS) {
      throw new ExpressionException(token.at(), "The expression is too complicated.");
    }
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  int position() {
    return next;
  }

  void reset(int position) {
    next = position;
  }

  boolean isAt(String operator) {
    return peek().is(operator);
  }

  /// {@return whether the next one is this operator, which is taken then}
  boolean accept(String operator) {
    if (isAt(operator)) {
      take();
      return true;
    }
    return false;
  }

  void expect(String operator) {
    if (!accept(operator)) {
      throw unexpected();
    }
  }

  ExpressionException unexpected() {
    var token = peek();
    return new ExpressionException(
        token.at(),
        "A syntax error in expression, near `" + printable(text.text(), token.place()) + "'.");
  }

  private static String printable(String text, int from) {
    var rest = new StringBuilder();
    for (var i = from; i < text.length(); i++) {
      var sign = text.charAt(i);
      rest.append(sign >= ' ' && sign < 0x7f ? sign : '?');
    }
    return rest.toString();
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw new ExpressionException(peek().at(), "The expression is nested too deeply.");
    }
  }

  void leave() {
    depth--;
  }
}
