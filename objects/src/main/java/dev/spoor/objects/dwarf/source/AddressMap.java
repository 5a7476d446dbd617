package dev.spoor.objects.dwarf.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Numbers by address: where ranges overlap, the highest number counts. 12 bytes for each piece.
final class AddressMap {
  static final int NOTHING = -1;

  private final long[] starts;
  private final int[] values;

  private AddressMap(long[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  /// {@return how many pieces there are}
  int count() {
    return starts.length;
  }

  /// {@return where a piece begins; it ends with the next}
  long start(int piece) {
    return starts[piece];
  }

  /// {@return the number of a piece, [#NOTHING] if it has none}
  int value(int piece) {
    return values[piece];
  }

  /// {@return the number at `address`, [#NOTHING] if there is none}
  int at(long address) {
    var low = 0;
    var high = starts.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(starts[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? NOTHING : values[high];
  }

  private record Range(long start, long end, int value) {}

  /// Collects ranges.
  static final class Builder {
    private long[] firsts = new long[16];
    private long[] ends = new long[16];
    private int[] numbers = new int[16];
    private int rangeCount;
    private long[] starts = new long[64];
    private int[] values = new int[64];
    private int count;

    /// @param value not negative
    void add(long start, long end, int value) {
      if (Long.compareUnsigned(start, end) >= 0) {
        return;
      }
      if (rangeCount == firsts.length) {
        firsts = Arrays.copyOf(firsts, 2 * rangeCount);
        ends = Arrays.copyOf(ends, 2 * rangeCount);
        numbers = Arrays.copyOf(numbers, 2 * rangeCount);
      }
      firsts[rangeCount] = start;
      ends[rangeCount] = end;
      numbers[rangeCount++] = value;
    }

    /// {@return the number at `address`, [#NOTHING] if there is none, by a look at all ranges}
    int at(long address) {
      var highest = NOTHING;
      for (var i = 0; i < rangeCount; i++) {
        if (numbers[i] > highest
            && Long.compareUnsigned(firsts[i], address) <= 0
            && Long.compareUnsigned(address, ends[i]) < 0) {
          highest = numbers[i];
        }
      }
      return highest;
    }

    AddressMap build() {
      var ranges = new ArrayList<Range>(rangeCount);
      for (var i = 0; i < rangeCount; i++) {
        ranges.add(new Range(firsts[i], ends[i], numbers[i]));
      }
      ranges.sort((one, other) -> Long.compareUnsigned(one.start, other.start));
      var open = new PriorityQueue<Range>((one, other) -> Integer.compare(other.value, one.value));
      var next = 0;
      while (next < ranges.size() || !open.isEmpty()) {
        var place =
            open.isEmpty() ? ranges.get(next).start : boundary(open.element(), ranges, next);
        while (next < ranges.size() && ranges.get(next).start == place) {
          open.add(ranges.get(next++));
        }
        while (!open.isEmpty() && Long.compareUnsigned(open.element().end, place) <= 0) {
          open.remove();
        }
        put(place, open.isEmpty() ? NOTHING : open.element().value);
      }
      return new AddressMap(Arrays.copyOf(starts, count), Arrays.copyOf(values, count));
    }

    /// Where the range that counts ends, or another begins before that.
    private static long boundary(Range counts, List<Range> ranges, int next) {
      return next < ranges.size() && Long.compareUnsigned(ranges.get(next).start, counts.end) < 0
          ? ranges.get(next).start
          : counts.end;
    }

    private void put(long start, int value) {
      if (count > 0 && values[count - 1] == value) {
        return;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      starts[count] = start;
      values[count++] = value;
    }
  }
}
