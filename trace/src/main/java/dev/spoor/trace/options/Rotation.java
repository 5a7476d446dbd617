package dev.spoor.trace.options;

import java.util.OptionalLong;

/// When an output file is full, and what becomes of it (`--rotate-size`, `--rotate-keep`).
///
/// @param sizeBytes a file of this size or more is followed by another one where its line ends
/// @param keep how many files are kept besides the one that is written to, `FILE.1` the youngest
public record Rotation(long sizeBytes, int keep) {
  /// How many are kept if nothing is said.
  static final int DEFAULT_KEEP = 9;

  /// More than anybody wants, and each is renamed when a file is full.
  static final int MOST_KEPT = 9999;

  /// {@return a number of bytes of 1 and more, behind which K, M or G, also in small letters, may
  /// stand for 2^10, 2^20 or 2^30}
  static OptionalLong bytes(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    var shift = shift(text.charAt(text.length() - 1));
    var digits = shift == 0 ? text : text.substring(0, text.length() - 1);
    if (digits.isEmpty() || digits.length() > 18) {
      return OptionalLong.empty();
    }
    var value = 0L;
    for (var i = 0; i < digits.length(); i++) {
      var c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      value = value * 10 + (c - '0');
    }
    return value < 1 || value > Long.MAX_VALUE >> shift
        ? OptionalLong.empty()
        : OptionalLong.of(value << shift);
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'k', 'K' -> 10;
      case 'm', 'M' -> 20;
      case 'g', 'G' -> 30;
      default -> 0;
    };
  }
}
