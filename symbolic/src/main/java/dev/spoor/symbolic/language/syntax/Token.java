package dev.spoor.symbolic.language.syntax;

/// A word of an expression.
///
/// @param kind what it is
/// @param text as it is written; of a quoted one what is between the quotes, with its escapes
/// @param prefix of a character or a text: `L`, `u`, `U`, `u8` or nothing
/// @param at where it begins in what the user typed
/// @param place where it begins in what is read, which differs if macros were replaced
record Token(Kind kind, String text, String prefix, int at, int place) {
  enum Kind {
    /// A name or a word of the language.
    WORD,
    /// A register, a convenience variable or a value of the history, with its `$`.
    DOLLAR,
    NUMBER,
    CHARACTER,
    TEXT,
    /// A name between single quotes.
    QUOTED,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
