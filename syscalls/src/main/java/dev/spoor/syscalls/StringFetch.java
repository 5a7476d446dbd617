package dev.spoor.syscalls;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import java.io.ByteArrayOutputStream;

/// Reads strings that end with a NUL, a first piece with everything else of its level, the rest
/// page by page.
final class StringFetch {
  private static final int PAGE_BYTES = 4096;
  private static final int FIRST_BYTES = 256;

  private final Fetch fetch;
  private int cutShort;

  StringFetch(Fetch fetch) {
    this.fetch = fetch;
  }

  /// {@return how many bytes of a string at `address` of at most `limit` are read first}
  static int first(long address, int limit) {
    return Math.min(Math.min(limit, FIRST_BYTES), toPageEnd(address));
  }

  private static int toPageEnd(long address) {
    return PAGE_BYTES - (int) (address & (PAGE_BYTES - 1));
  }

  /// {@return the string at `address`}
  ///
  /// @param shown how many bytes are shown; if there are more it is truncated
  Value read(long address, int shown) {
    cutShort = 0;
    var limit = shown + 1;
    var start = fetch.get(address, first(address, limit));
    var length = indexOfNul(start.bytes());
    return length >= 0
        ? new Value.Text(ByteString.of(start.bytes(), 0, length), false)
        : readOn(address, shown);
  }

  private Value readOn(long address, int shown) {
    var bytes = new ByteArrayOutputStream();
    var limit = shown + 1;
    while (bytes.size() < limit) {
      var at = address + bytes.size();
      var left = limit - bytes.size();
      var length = bytes.size() == 0 ? first(at, left) : Math.min(left, toPageEnd(at));
      var block = fetch.get(at, length);
      var end = indexOfNul(block.bytes());
      if (end >= 0) {
        bytes.write(block.bytes(), 0, end);
        return new Value.Text(ByteString.of(bytes.toByteArray()), false);
      }
      bytes.write(block.bytes(), 0, block.bytes().length);
      if (!block.isComplete()) {
        cutShort = bytes.size();
        return new Value.Unreadable(dev.spoor.machine.Address.of(address));
      }
    }
    return new Value.Text(ByteString.of(bytes.toByteArray(), 0, shown), true);
  }

  /// {@return how many bytes there were of the string that could not be read last}
  int cutShort() {
    return cutShort;
  }

  static int indexOfNul(byte[] bytes) {
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
