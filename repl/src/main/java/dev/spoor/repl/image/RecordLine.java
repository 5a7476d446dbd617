package dev.spoor.repl.image;

import java.util.HexFormat;

/// The bytes of one line of hexadecimal digits.
final class RecordLine {
  static final HexFormat DIGITS = HexFormat.of().withUpperCase();

  private final int number;
  private final byte[] bytes;

  /// @param number of the line, from 1 on
  private RecordLine(int number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  int number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  static RecordLine parse(int number, String digits) {
    try {
      return new RecordLine(number, HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException wrong) {
      throw ImageException.at(number, "no hexadecimal digits");
    }
  }

  int at(int index) {
    if (index >= bytes.length) {
      throw ImageException.at(number, "too short");
    }
    return bytes[index] & 0xff;
  }

  /// {@return the number that some bytes are, the highest first}
  long number(int from, int count) {
    var value = 0L;
    for (var i = from; i < from + count; i++) {
      value = value << Byte.SIZE | at(i);
    }
    return value;
  }

  int sum() {
    return sum(bytes);
  }

  /// {@return the sum of all, as a byte}
  static int sum(byte[] bytes) {
    var sum = 0;
    for (var each : bytes) {
      sum += each;
    }
    return sum & 0xff;
  }

  /// {@return some bytes}
  byte[] slice(int from, int end) {
    if (end < from || end > bytes.length) {
      throw ImageException.at(number, "its length is wrong");
    }
    return java.util.Arrays.copyOfRange(bytes, from, end);
  }
}
