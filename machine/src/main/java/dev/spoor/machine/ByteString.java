package dev.spoor.machine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Immutable bytes compared by content: paths, arguments and buffers as the kernel has them, which
/// need not be text in any encoding.
public final class ByteString {
  /// No bytes.
  public static final ByteString EMPTY = new ByteString(new byte[0]);

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /// {@return a copy of `bytes`}
  public static ByteString of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new ByteString(bytes.clone());
  }

  /// {@return a copy of `length` bytes from `offset` on}
  ///
  /// @throws IndexOutOfBoundsException if the array has not that many
  public static ByteString of(byte[] bytes, int offset, int length) {
    java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
    return length == 0 ? EMPTY : new ByteString(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /// {@return `text` in UTF-8}
  public static ByteString of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the number of bytes}
  public int length() {
    return bytes.length;
  }

  /// {@return the byte at `index`}
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public byte at(int index) {
    return bytes[index];
  }

  /// {@return a copy of the bytes}
  public byte[] toArray() {
    return bytes.clone();
  }

  /// {@return the bytes from `from` (included) to `to` (not included)}
  public ByteString slice(int from, int to) {
    return of(bytes, from, to - from);
  }

  /// {@return the bytes read as UTF-8, malformed ones replaced: for messages, not for a terminal}
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
