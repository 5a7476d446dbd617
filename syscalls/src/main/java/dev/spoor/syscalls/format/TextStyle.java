package dev.spoor.syscalls.format;

/// Choices in the text of values.
///
/// @param hexStrings which strings are written in `\x` escapes only
/// @param constants how numbers that have names are written
public record TextStyle(HexStrings hexStrings, Constants constants) {
  /// Strings in C's escapes, names for numbers.
  public static final TextStyle PLAIN = new TextStyle(HexStrings.NONE, Constants.NAMES);

  /// {@return this style with names for numbers}
  TextStyle named() {
    return constants == Constants.NAMES ? this : new TextStyle(hexStrings, Constants.NAMES);
  }

  /// Which strings are written in hexadecimal: none, those with unprintable bytes (`-x`), all
  /// (`-xx`).
  public enum HexStrings {
    NONE,
    /// None, but escapes are hexadecimal rather than octal.
    ESCAPES,
    UNPRINTABLE,
    ALL
  }

  /// How numbers that have names are written: `-X`.
  public enum Constants {
    /// `O_RDONLY`
    NAMES,
    /// `0x2`
    NUMBERS,
    /// `0x2 /* O_RDWR */`
    BOTH
  }
}
