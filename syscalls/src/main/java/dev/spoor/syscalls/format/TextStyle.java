package dev.spoor.syscalls.format;

/// Choices in the text of values.
///
/// @param hexStrings which strings are written in `\x` escapes only
public record TextStyle(HexStrings hexStrings) {
  /// Strings in C's escapes.
  public static final TextStyle PLAIN = new TextStyle(HexStrings.NONE);

  /// Which strings are written in hexadecimal: none, those with unprintable bytes (`-x`), all
  /// (`-xx`).
  public enum HexStrings {
    NONE,
    UNPRINTABLE,
    ALL
  }
}
