package dev.spoor.syscalls;

import java.util.Arrays;
import java.util.OptionalLong;

/// Bytes that were asked of a tracee's memory, and how many of them there are.
final class Block {
  private final long address;
  private final byte[] bytes;
  private final int asked;

  /// @param address where they begin
  /// @param bytes the leading ones that could be read; not copied
  /// @param asked how many were asked for
  Block(long address, byte[] bytes, int asked) {
    this.address = address;
    this.bytes = bytes;
    this.asked = asked;
  }

  /// {@return where the bytes begin}
  long address() {
    return address;
  }

  /// {@return the leading ones that could be read; to be left as they are}
  byte[] bytes() {
    return bytes;
  }

  /// {@return how many were asked for}
  int asked() {
    return asked;
  }

  /// {@return these bytes and zeros behind them, `length` in all, if there are less}
  Block filledTo(int length) {
    return bytes.length >= length ? this : new Block(address, Arrays.copyOf(bytes, length), length);
  }

  /// {@return the first `length` bytes, as if no more had been asked for}
  Block cutTo(int length) {
    return new Block(address, Arrays.copyOf(bytes, Math.min(bytes.length, length)), length);
  }

  /// {@return whether all could be read}
  boolean isComplete() {
    return bytes.length >= asked;
  }

  /// {@return whether `length` bytes from `offset` on were read}
  boolean has(int offset, int length) {
    return offset >= 0 && length >= 0 && offset <= bytes.length - length;
  }

  /// {@return whether all that could be read is 0}
  boolean isZero() {
    for (var octet : bytes) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /// {@return the little-endian integer of `width` bytes at `offset`, sign-extended if `signed`}
  OptionalLong load(int offset, int width, boolean signed) {
    if (!has(offset, width)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(extended(raw(offset, width), width, signed));
  }

  private long raw(int offset, int width) {
    var value = 0L;
    for (var i = width - 1; i >= 0; i--) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }

  /// {@return the lower `width` bytes of `value`, extended to 64 bits}
  static long extended(long value, int width, boolean signed) {
    if (width >= 8) {
      return value;
    }
    var shift = 64 - 8 * width;
    return signed ? value << shift >> shift : value << shift >>> shift;
  }
}
