package dev.spoor.symbolic.language.macro;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Divides a text into the preprocessor's words. All texts have some: what is none of C stands
/// alone.
final class Words {
  static final int MOST = 4000;
  private static final int LONGEST = 32_768;

  /// The longest first.
  private static final List<String> SIGNS =
      List.of(
          "->*", "<<=", ">>=", "...", "##", "::", "->", ".*", "++", "--", "<<", ">>", "<=", ">=",
          "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=");

  private final String text;
  private final OptionalInt column;
  private final List<Word> found = new ArrayList<>();
  private int at;

  private Words(String text, OptionalInt column) {
    this.text = text;
    this.column = column;
  }

  /// {@return the words of what a user typed}
  ///
  /// @throws ExpressionException if there are too many
  static List<Word> of(String text) {
    return new Words(text, OptionalInt.empty()).all();
  }

  /// {@return the words of a text that something typed has brought in}
  ///
  /// @param column of that
  /// @throws ExpressionException if there are too many
  static List<Word> of(String text, int column) {
    return new Words(text, OptionalInt.of(column)).all();
  }

  private List<Word> all() {
    if (text.length() > LONGEST) {
      throw new ExpressionException(column.orElse(LONGEST), "The expression is too long.");
    }
    while (at < text.length()) {
      var start = at;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        break;
      }
      if (found.size() == MOST) {
        throw new ExpressionException(column.orElse(at), "The expression is too long.");
      }
      add(text.substring(start, at));
    }
    return found;
  }

  private void add(String before) {
    var start = at;
    var sign = text.charAt(at);
    var isName = isNameStart(sign);
    if (isName || sign == '$') {
      at++;
      skipName();
      // A prefix belongs to the text behind it.
      if (isName && isPrefix(text.substring(start, at)) && isQuote(sign(at))) {
        isName = false;
        quoted();
      }
    } else if (isDigit(sign) || (sign == '.' && isDigit(sign(at + 1)))) {
      number();
    } else if (isQuote(sign)) {
      quoted();
    } else {
      at += signLength();
    }
    var kind = isName ? Word.Kind.NAME : Word.Kind.OTHER;
    found.add(new Word(text.substring(start, at), before, column.orElse(start), kind, Set.of()));
  }

  private char sign(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  static boolean isNameStart(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || sign == '_'
        || sign >= 0xa0;
  }

  private static boolean isQuote(char sign) {
    return sign == '"' || sign == '\'';
  }

  private static boolean isPrefix(String word) {
    return word.equals("L") || word.equals("u") || word.equals("U") || word.equals("u8");
  }

  private void skipName() {
    while (isNameStart(sign(at)) || isDigit(sign(at)) || sign(at) == '$') {
      at++;
    }
  }

  /// With the sign of an exponent (C17, 6.4.8).
  private void number() {
    while (isNameStart(sign(at)) || isDigit(sign(at)) || sign(at) == '.') {
      var lower = sign(at) | 0x20;
      at++;
      if ((lower == 'e' || lower == 'p') && (sign(at) == '+' || sign(at) == '-')) {
        at++;
      }
    }
  }

  /// One without an end goes to the end of the text: who reads the result says what is wrong.
  private void quoted() {
    var quote = text.charAt(at++);
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private int signLength() {
    for (var sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return sign.length();
      }
    }
    return Character.charCount(text.codePointAt(at));
  }
}
