package dev.spoor.machine;

import java.util.Arrays;
import java.util.Optional;

/// Reads NUL-terminated strings page by page, so that a string that ends just before an unmapped
/// page is read whole.
final class StringReading {
  private static final int PAGE_BYTES = 4096;
  private static final int FIRST_BYTES = 256;

  private StringReading() {}

  static Optional<byte[]> read(Memory memory, Address at, int limit) {
    var found = new byte[0];
    while (found.length < limit) {
      var from = at.plus(found.length);
      var want = Math.min(limit - found.length, chunk(from, found.length));
      var bytes = memory.read(from, want);
      var end = indexOfNul(bytes);
      found = append(found, bytes, end < 0 ? bytes.length : end);
      if (end >= 0) {
        return Optional.of(found);
      }
      if (bytes.length < want) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int chunk(Address from, int already) {
    var toPageEnd = PAGE_BYTES - (int) (from.value() & (PAGE_BYTES - 1));
    return already == 0 ? Math.min(toPageEnd, FIRST_BYTES) : toPageEnd;
  }

  private static int indexOfNul(byte[] bytes) {
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] append(byte[] head, byte[] tail, int tailLength) {
    var all = Arrays.copyOf(head, head.length + tailLength);
    System.arraycopy(tail, 0, all, head.length, tailLength);
    return all;
  }
}
