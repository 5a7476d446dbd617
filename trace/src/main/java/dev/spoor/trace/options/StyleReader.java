package dev.spoor.trace.options;

import dev.spoor.syscalls.format.TextStyle;

/// Collects the options of how values are written.
final class StyleReader {
  private TextStyle.Constants constants = TextStyle.Constants.NAMES;
  private boolean hexSet;
  private int hexLetters;
  private int hexStrings;

  /// `-X`
  void constants(TextStyle.Constants value) {
    constants = value;
  }

  /// `-x`, once more
  void letter() {
    hexLetters++;
  }

  /// `--strings-in-hex`
  ///
  /// @param strings as many letters as it is worth; 3 for escapes
  void hex(int strings) {
    hexSet = true;
    hexStrings = strings;
  }

  /// Both spellings cannot be meant.
  void refuseBoth() {
    if (hexSet && hexLetters > 0) {
      throw UsageException.together("-x and --strings-in-hex");
    }
  }

  /// {@return what the options come to}
  TextStyle finish() {
    var strings =
        switch (Math.max(Math.min(hexLetters, 2), hexStrings)) {
          case 0 -> TextStyle.HexStrings.NONE;
          case 1 -> TextStyle.HexStrings.UNPRINTABLE;
          case 2 -> TextStyle.HexStrings.ALL;
          default -> TextStyle.HexStrings.ESCAPES;
        };
    return new TextStyle(strings, constants);
  }
}
