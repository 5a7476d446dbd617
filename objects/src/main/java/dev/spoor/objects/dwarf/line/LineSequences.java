package dev.spoor.objects.dwarf.line;

import java.util.ArrayList;
import java.util.Comparator;

/// The sequences of a table by address. Those of code that the linker left out begin at 0 and lie
/// over others.
final class LineSequences {
  private record Sequence(long start, long end, int firstRow, int endRow) {}

  private final long[] starts;
  private final long[] ends;
  private final long[] highestEnds;
  private final int[] firstRows;
  private final int[] endRows;

  private LineSequences(java.util.List<Sequence> sorted) {
    var count = sorted.size();
    starts = new long[count];
    ends = new long[count];
    highestEnds = new long[count];
    firstRows = new int[count];
    endRows = new int[count];
    for (var i = 0; i < count; i++) {
      var sequence = sorted.get(i);
      starts[i] = sequence.start;
      ends[i] = sequence.end;
      highestEnds[i] =
          i > 0 && Long.compareUnsigned(highestEnds[i - 1], sequence.end) > 0
              ? highestEnds[i - 1]
              : sequence.end;
      firstRows[i] = sequence.firstRow;
      endRows[i] = sequence.endRow;
    }
  }

  static LineSequences of(long[] addresses, int[] flags) {
    var found = new ArrayList<Sequence>();
    var first = 0;
    for (var i = 0; i < addresses.length; i++) {
      if ((flags[i] & LineTable.END) != 0) {
        if (Long.compareUnsigned(addresses[first], addresses[i]) < 0) {
          found.add(new Sequence(addresses[first], addresses[i], first, i));
        }
        first = i + 1;
      }
    }
    found.sort(
        Comparator.<Sequence>comparingLong(sequence -> sequence.start + Long.MIN_VALUE)
            .thenComparingInt(sequence -> sequence.firstRow));
    return new LineSequences(found);
  }

  int rowAt(long address, long[] addresses) {
    for (var i = lastAtOrBelow(starts, 0, starts.length, address);
        i >= 0 && Long.compareUnsigned(highestEnds[i], address) > 0;
        i--) {
      if (Long.compareUnsigned(address, ends[i]) < 0) {
        return lastAtOrBelow(addresses, firstRows[i], endRows[i], address);
      }
    }
    return -1;
  }

  /// The last of the sorted values from `from` to `to` that is not above `value`, unsigned; `from`
  /// - 1 if all are.
  private static int lastAtOrBelow(long[] values, int from, int to, long value) {
    var low = from;
    var high = to - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(values[middle], value) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
