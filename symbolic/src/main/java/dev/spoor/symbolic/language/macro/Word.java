package dev.spoor.symbolic.language.macro;

import java.util.HashSet;
import java.util.Set;

/// A word of the preprocessor: a name, a number, a text or a sign (C17, section 6.4).
///
/// @param text the word
/// @param before the blanks in front of it
/// @param at where it begins in what the user typed, or what brought it in did
/// @param kind what it is
/// @param hidden macros that this word comes from: their names are not replaced again
record Word(String text, String before, int at, Kind kind, Set<String> hidden) {
  enum Kind {
    NAME,
    OTHER
  }

  boolean is(String sign) {
    return kind == Kind.OTHER && text.equals(sign);
  }

  boolean isText() {
    return text.endsWith("\"") || text.endsWith("'");
  }

  Word withBefore(String blanks) {
    return new Word(text, blanks, at, kind, hidden);
  }

  Word hiding(Set<String> more) {
    if (hidden.containsAll(more)) {
      return this;
    }
    var all = new HashSet<>(hidden);
    all.addAll(more);
    return new Word(text, before, at, kind, all);
  }
}
