package dev.spoor.trace.where;

import java.util.ArrayList;
import java.util.List;

/// Cuts the text of a condition into tokens.
final class Lexer {
  /// Longer ones first.
  private static final List<String> SIGNS =
      List.of(
          "||", "&&", "==", "!=", "<=", ">=", "=~", "!~", "<<", ">>", "<", ">", "!", "(", ")", "[",
          "]", ",", ".", "&", "|", "^", "~", "+", "-", "*", "/", "%");

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// {@return the tokens of `text`, the last of which is its end}
  static List<Token> tokens(String text) {
    var lexer = new Lexer(text);
    var tokens = new ArrayList<Token>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", at);
    }
    var c = text.charAt(at);
    if (isDigit(c)) {
      return number();
    }
    if (isWordPart(c)) {
      return word();
    }
    return c == '"' || c == '\'' ? string(c) : sign();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c);
  }

  /// A number with what stands behind it: a unit, or a point.
  private Token number() {
    var start = at;
    while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return new Token(Token.Kind.NUMBER, text.substring(start, at), start);
  }

  private Token word() {
    var start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    return new Token(Token.Kind.WORD, text.substring(start, at), start);
  }

  private Token string(char quote) {
    var start = at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      at = text.length();
      throw new WhereException("the string that begins here has no end", start);
    }
    return new Token(Token.Kind.STRING, text.substring(start + 1, at++), start);
  }

  private Token sign() {
    var start = at;
    for (var sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Token.Kind.SIGN, sign, start);
      }
    }
    throw new WhereException(
        text.charAt(at) == '='
            ? "to compare, write ==; to match, write =~"
            : "this character means nothing here",
        start);
  }
}
