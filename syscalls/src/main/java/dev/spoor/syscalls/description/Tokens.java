package dev.spoor.syscalls.description;

/// Reads words, numbers and punctuation from a description. Spaces, and line ends before indented
/// lines, mean nothing; `#` begins a comment.
final class Tokens {
  private final String text;
  private int at;

  Tokens(String text, int at) {
    this.text = text;
    this.at = at;
  }

  DescriptionException error(String what) {
    return new DescriptionException(what, text, Math.min(at, text.length()));
  }

  private void skip() {
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '#') {
        at = Math.max(at, text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at));
      } else if (c == ' ' || c == '\n' && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
        at++;
      } else {
        return;
      }
    }
  }

  /// {@return whether nothing is left of the entry}
  boolean atEnd() {
    skip();
    return at >= text.length() || text.charAt(at) == '\n';
  }

  /// Skips line ends, too.
  void skipLines() {
    skip();
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
      skip();
    }
  }

  /// {@return whether `punctuation` comes next; it is then behind us}
  boolean accept(String punctuation) {
    skip();
    if (!text.startsWith(punctuation, at)) {
      return false;
    }
    at += punctuation.length();
    return true;
  }

  /// {@return whether the word `word` comes next; it is then behind us}
  boolean acceptWord(String word) {
    skip();
    var end = at + word.length();
    if (!text.startsWith(word, at) || end < text.length() && isWordPart(text.charAt(end))) {
      return false;
    }
    at = end;
    return true;
  }

  /// {@return whether `punctuation` comes next}
  boolean sees(String punctuation) {
    skip();
    return text.startsWith(punctuation, at);
  }

  /// {@return whether the word `word` comes next}
  boolean seesWord(String word) {
    var start = at;
    var found = acceptWord(word);
    at = start;
    return found;
  }

  void expect(String punctuation) {
    if (!accept(punctuation)) {
      throw error("expected " + punctuation);
    }
  }

  /// {@return whether a word comes next}
  boolean atWord() {
    skip();
    return at < text.length() && isWordPart(text.charAt(at));
  }

  /// {@return the word that comes next: letters, digits, `_`, `@`, `:`}
  String word() {
    skip();
    var start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw error("expected a word");
    }
    return text.substring(start, at);
  }

  static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '@'
        || c == ':';
  }
}
