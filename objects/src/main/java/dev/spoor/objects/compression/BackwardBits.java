package dev.spoor.objects.compression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bits of an array from its end: the highest bit that is set in the last byte says where they
/// begin, and later ones lie below earlier ones; RFC 8878, section 4.1.
final class BackwardBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  private int left;

  /// @param start the first byte
  /// @param end behind the last byte, which must not be zero
  BackwardBits(byte[] bytes, int start, int end) throws BrokenZstdException {
    if (start >= end || bytes[end - 1] == 0) {
      throw new BrokenZstdException("a stream of bits without an end");
    }
    this.bytes = bytes;
    this.start = start;
    this.left = (end - start) * 8 - Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff) + 24 - 1;
  }

  /// {@return how many bits were not read; negative if more were read than there are}
  int left() {
    return left;
  }

  /// {@return the next `count` (0 to 31) bits; those that are missing are zero}
  int peek(int count) {
    var lowest = left - count;
    if (lowest >= 0) {
      return (int) (word(lowest >>> 3) >>> (lowest & 7)) & mask(count);
    }
    return left <= 0 ? 0 : ((int) word(0) & mask(left)) << -lowest & mask(count);
  }

  private static int mask(int count) {
    return (1 << count) - 1;
  }

  /// Eight bytes; those behind the array are zero.
  private long word(int index) {
    var at = start + index;
    if (at + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, at);
    }
    var value = 0L;
    for (var i = bytes.length - 1; i >= at; i--) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  void skip(int count) {
    left -= count;
  }

  int read(int count) {
    var value = peek(count);
    left -= count;
    return value;
  }
}
