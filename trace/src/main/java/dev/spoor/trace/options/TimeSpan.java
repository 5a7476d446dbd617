package dev.spoor.trace.options;

import java.util.OptionalLong;

/// A length of time as command lines have it: a decimal number and `s`, `ms`, `us` or `ns`;
/// microseconds where no unit is given.
final class TimeSpan {
  private static final int MAX_LENGTH = 64;

  private TimeSpan() {}

  /// {@return the nanoseconds; empty if that is no length of time, or one of over 292 years}
  static OptionalLong nanos(String text) {
    var numberEnd = text.length();
    while (numberEnd > 0 && isLetter(text.charAt(numberEnd - 1))) {
      numberEnd--;
    }
    var unit =
        switch (text.substring(numberEnd)) {
          case "s" -> 1e9;
          case "ms" -> 1e6;
          case "us", "" -> 1e3;
          case "ns" -> 1.0;
          default -> 0.0;
        };
    var number = text.substring(0, numberEnd);
    if (unit == 0 || !isNumber(number)) {
      return OptionalLong.empty();
    }
    var nanos = Double.parseDouble(number) * unit;
    return nanos < Long.MAX_VALUE ? OptionalLong.of((long) nanos) : OptionalLong.empty();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isNumber(String text) {
    return text.length() <= MAX_LENGTH
        && text.matches("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  }
}
