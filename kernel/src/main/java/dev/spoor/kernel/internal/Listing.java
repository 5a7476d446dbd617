package dev.spoor.kernel.internal;

import java.util.HexFormat;

/// Machine code that is written down as assembly beside its bytes. A test assembles it and
/// compares.
///
/// @param text the assembly, in the syntax of as(1), a bar and the bytes behind each instruction
record Listing(String text) {
  /// {@return the machine code}
  byte[] code() {
    var digits = new StringBuilder(text.length());
    for (var line : text.split("\n", -1)) {
      var bar = line.indexOf('|');
      if (bar >= 0) {
        digits.append(line, bar + 1, line.length());
      }
    }
    return HexFormat.of().parseHex(digits.toString().replace(" ", ""));
  }
}
