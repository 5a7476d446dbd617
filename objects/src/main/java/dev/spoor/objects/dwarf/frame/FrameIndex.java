package dev.spoor.objects.dwarf.frame;

import java.util.Arrays;
import java.util.OptionalLong;

/// Where the descriptions of a section are, by the addresses they are for: three arrays in the
/// order of the first.
final class FrameIndex {
  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private long[] offsets = new long[64];
  private int size;

  /// Adds code of at least one byte that does not wrap around.
  void add(long start, long length, long offset) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
    }
    // Flipped, unsigned order is the signed one.
    starts[size] = start ^ Long.MIN_VALUE;
    ends[size] = start + length - 1 ^ Long.MIN_VALUE;
    offsets[size++] = offset;
  }

  /// To be called once, when all are added: a heap sort, in place and without objects.
  void sort() {
    for (var i = size / 2 - 1; i >= 0; i--) {
      sink(i, size);
    }
    for (var end = size - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  private void sink(int from, int end) {
    var at = from;
    for (var child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && starts[child + 1] > starts[child]) {
        child++;
      }
      if (starts[at] >= starts[child]) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int one, int other) {
    swap(starts, one, other);
    swap(ends, one, other);
    swap(offsets, one, other);
  }

  private static void swap(long[] array, int one, int other) {
    var kept = array[one];
    array[one] = array[other];
    array[other] = kept;
  }

  /// {@return where the description is whose code has `address`}
  OptionalLong find(long address) {
    var wanted = address ^ Long.MIN_VALUE;
    var low = 0;
    var high = size - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (starts[middle] <= wanted) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && wanted <= ends[high]
        ? OptionalLong.of(offsets[high])
        : OptionalLong.empty();
  }
}
