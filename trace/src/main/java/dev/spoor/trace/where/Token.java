package dev.spoor.trace.where;

/// One word, number, string or sign of a condition.
///
/// @param text as written, of a string what is between its quotes
/// @param at the index of its first character, of a string of its first quote
record Token(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /// {@return what a message calls it}
  String named() {
    return switch (kind) {
      case END -> "the end";
      case STRING -> "a string";
      case WORD, NUMBER, SIGN -> "'" + text + "'";
    };
  }
}
