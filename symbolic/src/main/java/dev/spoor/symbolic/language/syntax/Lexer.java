package dev.spoor.symbolic.language.syntax;

import java.util.ArrayList;
import java.util.List;

/// Divides the text of an expression into words.
final class Lexer {
  /// Longer texts are refused: nobody types them, and what is made of one is as deep as it is long.
  static final int LONGEST = 8192;

  static final int MOST_TOKENS = 1000;

  private static final String ANONYMOUS = "(anonymous namespace)";

  /// The longest first.
  private static final List<String> OPERATORS =
      List.of(
          "->*", "<<=", ">>=", "...", "::", "->", ".*", "++", "--", "<<", ">>", "<=", ">=", "==",
          "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "+", "-", "*", "/", "%",
          "&", "|", "^", "~", "!", "<", ">", "=", "?", ":", ",", "(", ")", "[", "]", "{", "}", ".",
          "@");

  private final Written written;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Written written) {
    this.written = written;
    this.text = written.text();
  }

  /// {@return the words of `text`, and an end behind them}
  ///
  /// @throws ExpressionException if something in it is none
  static List<Token> tokens(Written text) {
    if (text.text().length() > LONGEST) {
      throw new ExpressionException(text.column(LONGEST), "The expression is too long.");
    }
    return new Lexer(text).all();
  }

  private List<Token> all() {
    skipBlanks();
    while (at < text.length()) {
      if (tokens.size() == MOST_TOKENS) {
        throw error("The expression is too long.");
      }
      next();
      skipBlanks();
    }
    add(Token.Kind.END, "", "", text.length());
    return tokens;
  }

  private ExpressionException error(String sentence) {
    return new ExpressionException(written.column(at), sentence);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void add(Token.Kind kind, String word, String prefix, int end) {
    tokens.add(new Token(kind, word, prefix, written.column(at), at));
    at = end;
  }

  private char sign(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private void next() {
    var sign = sign(at);
    if (isDigit(sign) || (sign == '.' && isDigit(sign(at + 1)))) {
      number();
    } else if (isWordStart(sign)) {
      word();
    } else if (sign == '$') {
      add(Token.Kind.DOLLAR, text.substring(at, dollarEnd()), "", dollarEnd());
    } else if (sign == '"') {
      quoted(Token.Kind.TEXT, "", at + 1, '"', "Unterminated string in expression.");
    } else if (sign == '\'') {
      single("", at + 1);
    } else if (text.startsWith(ANONYMOUS, at)) {
      add(Token.Kind.WORD, ANONYMOUS, "", at + ANONYMOUS.length());
    } else {
      operator();
    }
  }

  private void operator() {
    for (var operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        add(Token.Kind.OPERATOR, operator, "", at + operator.length());
        return;
      }
    }
    throw error("Invalid character '" + shown(sign(at)) + "' in expression.");
  }

  private static String shown(char sign) {
    return sign > ' ' && sign < 0x7f ? String.valueOf(sign) : "\\x" + Integer.toHexString(sign);
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  static boolean isWordStart(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || sign == '_'
        || sign >= 0xa0;
  }

  private static boolean isWordPart(char sign) {
    return isWordStart(sign) || isDigit(sign);
  }

  private int dollarEnd() {
    var end = at + 1;
    while (sign(end) == '$') {
      end++;
    }
    while (isWordPart(sign(end))) {
      end++;
    }
    return end;
  }

  /// What begins like a number is one up to the end of the word, with the sign of an exponent.
  private void number() {
    var isHexadecimal = sign(at) == '0' && (sign(at + 1) | 0x20) == 'x';
    var end = at;
    while (isWordPart(sign(end)) || sign(end) == '.' || sign(end) == '\'') {
      var lower = sign(end) | 0x20;
      var isExponent = isHexadecimal ? lower == 'p' : lower == 'e';
      if (sign(end) == '\'' && !isWordPart(sign(end + 1))) {
        break;
      }
      end++;
      if (isExponent && (sign(end) == '+' || sign(end) == '-') && isDigit(sign(end + 1))) {
        end++;
      }
    }
    add(Token.Kind.NUMBER, text.substring(at, end), "", end);
  }

  private void word() {
    var end = at;
    while (isWordPart(sign(end)) || (sign(end) == '$' && isWordPart(sign(end + 1)))) {
      end++;
    }
    var word = text.substring(at, end);
    var isPrefix = word.equals("L") || word.equals("u") || word.equals("U") || word.equals("u8");
    if (isPrefix && sign(end) == '"') {
      quoted(Token.Kind.TEXT, word, end + 1, '"', "Unterminated string in expression.");
    } else if (isPrefix && sign(end) == '\'') {
      single(word, end + 1);
    } else {
      add(Token.Kind.WORD, word, "", end);
    }
  }

  /// A character, or a name: what is longer than one character is that.
  private void single(String prefix, int from) {
    var one = sign(from) == '\\' ? from + 2 + escapeTail(from + 2) : from + 1;
    // A character outside of the basic plane is two in Java.
    if (from < text.length() && Character.isHighSurrogate(sign(from))) {
      one++;
    }
    if (sign(from) == '\'') {
      throw error("Empty character constant.");
    }
    var isCharacter = one < text.length() && sign(one) == '\'';
    quoted(
        isCharacter ? Token.Kind.CHARACTER : Token.Kind.QUOTED,
        prefix,
        from,
        '\'',
        "Unmatched single quote.");
  }

  /// {@return how many more characters an escape has behind its letter or first digit}
  private int escapeTail(int from) {
    var end = from;
    while (end - from < 8 && Character.digit(sign(end), 16) >= 0) {
      end++;
    }
    return end - from;
  }

  private void quoted(Token.Kind kind, String prefix, int from, char quote, String unfinished) {
    var end = from;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' && kind != Token.Kind.QUOTED ? 2 : 1;
    }
    if (end >= text.length()) {
      throw error(unfinished);
    }
    add(kind, text.substring(from, end), prefix, end + 1);
  }
}
