package dev.spoor.foreign;

/// Reads the parts of a version 0 symbol of Rust that have no parts themselves.
final class RustReader {
  /// What is read is no symbol of Rust. There is nothing to say about it.
  static final class NoSymbolException extends Exception {
    private static final long serialVersionUID = 1L;

    NoSymbolException() {
      super(null, null, false, false);
    }
  }

  private static final long MOST = 1L << 48;

  private final String text;
  private int at;

  /// @param text without the `_R` at its beginning: references back count from there
  RustReader(String text) {
    this.text = text;
  }

  /// A name.
  ///
  /// @param number which one it is of those that are called so, from 0
  record Identifier(String name, long number) {}

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  char next() throws NoSymbolException {
    if (isAtEnd()) {
      throw new NoSymbolException();
    }
    return text.charAt(at++);
  }

  boolean skip(char sign) {
    var isThere = peek() == sign;
    at += isThere ? 1 : 0;
    return isThere;
  }

  /// `_` is 0, and `0_` 1: digits, small letters, capitals. Hashes of crates have 64 bits, of which
  /// nothing is shown: they all are the largest number here.
  long base62() throws NoSymbolException {
    if (skip('_')) {
      return 0;
    }
    var value = 0L;
    for (var sign = next(); sign != '_'; sign = next()) {
      var digit = digit(sign);
      if (digit < 0) {
        throw new NoSymbolException();
      }
      value = Math.min(value * 62 + digit, MOST);
    }
    return value + 1;
  }

  private static int digit(char sign) {
    if (RustNames.isDigit(sign)) {
      return sign - '0';
    }
    if (sign >= 'a' && sign <= 'z') {
      return sign - 'a' + 10;
    }
    return sign >= 'A' && sign <= 'Z' ? sign - 'A' + 36 : -1;
  }

  /// {@return what stands behind a letter, if that is there: 1 and more; else 0}
  long optional(char letter) throws NoSymbolException {
    return skip(letter) ? base62() + 1 : 0;
  }

  Identifier identifier() throws NoSymbolException {
    var number = optional('s');
    return new Identifier(plainIdentifier(), number);
  }

  /// One that has no number.
  String plainIdentifier() throws NoSymbolException {
    var isPuny = skip('u');
    var length = length();
    skip('_');
    if (length > text.length() - at) {
      throw new NoSymbolException();
    }
    var name = text.substring(at, at + length);
    at += length;
    return isPuny ? Punycode.decoded(name).orElse("punycode{" + name + "}") : name;
  }

  private int length() throws NoSymbolException {
    var value = next() - '0';
    if (value < 0 || value > 9) {
      throw new NoSymbolException();
    }
    while (value != 0 && RustNames.isDigit(peek()) && value < text.length()) {
      value = value * 10 + next() - '0';
    }
    return value;
  }

  /// {@return the hexadecimal digits up to a `_`}
  String digits() throws NoSymbolException {
    var start = at;
    for (var sign = next(); sign != '_'; sign = next()) {
      if (RustNames.hexDigit(sign) < 0) {
        throw new NoSymbolException();
      }
    }
    return text.substring(start, at - 1);
  }
}
