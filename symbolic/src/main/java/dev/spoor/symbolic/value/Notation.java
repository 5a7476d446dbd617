package dev.spoor.symbolic.value;

/// How numbers are written: the letters behind `print/`.
public enum Notation {
  /// As their type is.
  NATURAL('\0'),
  HEXADECIMAL('x'),
  /// With zeros up to the type's width.
  PADDED('z'),
  DECIMAL('d'),
  UNSIGNED('u'),
  OCTAL('o'),
  BINARY('t'),
  /// With what lies there.
  ADDRESS('a'),
  CHARACTER('c'),
  /// The bits are those of a floating-point number, if there is one of the width.
  FLOATING('f'),
  /// Natural, but that characters are texts.
  TEXT('s');

  private final char letter;

  Notation(char letter) {
    this.letter = letter;
  }

  /// {@return its letter; NUL for that of the type}
  public char letter() {
    return letter;
  }

  /// {@return whether the type decides how a value is written}
  boolean isOfType() {
    return this == NATURAL || this == TEXT;
  }
}
