package dev.spoor.objects.compression;

/// Bits of an array from its beginning, the lowest of a byte first; RFC 8878, section 4.1.1.
final class ForwardBits {
  private final byte[] bytes;
  private final int end;
  private int at;

  /// @param start the first byte
  /// @param end behind the last byte
  ForwardBits(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = start * 8;
  }

  /// {@return the next `count` (0 to 16) bits}
  int read(int count) throws BrokenZstdException {
    if (at + count > end * 8) {
      throw new BrokenZstdException("a table that does not end");
    }
    var value = 0;
    for (var i = 0; i < count; i++, at++) {
      value |= (bytes[at >>> 3] >>> (at & 7) & 1) << i;
    }
    return value;
  }

  void unread() {
    at--;
  }

  /// {@return the first byte of which no bit was read}
  int nextByte() {
    return (at + 7) >>> 3;
  }
}
