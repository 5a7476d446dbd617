package dev.spoor.trace.statistics;

import java.util.Arrays;

/// How lengths of time are spread: each is counted in one of 16 equal parts of its power of two, so
/// that what is read back is right to a 32nd. The room taken is that between the shortest and the
/// longest, 8 KiB at most.
public final class Latencies {
  // log2 of the parts of a power of two.
  private static final int PART_BITS = 4;
  private static final int PARTS = 1 << PART_BITS;

  /// Counts of parts from [#first] on.
  private long[] counts = {};

  private int first;
  private long count;

  /// Nothing so far.
  public Latencies() {}

  /// Counts a length of time that is not negative.
  public void add(long nanos) {
    var part = part(nanos);
    makeRoom(part, part);
    counts[part - first]++;
    count++;
  }

  /// Counts all that `others` has counted.
  public void add(Latencies others) {
    if (others.count == 0) {
      return;
    }
    makeRoom(others.first, others.first + others.counts.length - 1);
    for (var i = 0; i < others.counts.length; i++) {
      counts[others.first + i - first] += others.counts[i];
    }
    count += others.count;
  }

  private void makeRoom(int from, int to) {
    if (counts.length == 0) {
      first = from;
      counts = new long[to - from + 1];
      return;
    }
    var last = first + counts.length - 1;
    if (from >= first && to <= last) {
      return;
    }
    var newFirst = Math.min(from, first);
    var wider = new long[Math.max(to, last) - newFirst + 1];
    System.arraycopy(counts, 0, wider, first - newFirst, counts.length);
    first = newFirst;
    counts = wider;
  }

  /// Lengths below 16 have parts of their own.
  private static int part(long nanos) {
    if (nanos < PARTS) {
      return (int) nanos;
    }
    var power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    var within = (int) (nanos >>> power - PART_BITS) - PARTS;
    return (power - PART_BITS + 1) * PARTS + within;
  }

  private static int power(int part) {
    return part < PARTS
        ? Integer.SIZE - 1 - Integer.numberOfLeadingZeros(part)
        : part / PARTS + PART_BITS - 1;
  }

  private static long middle(int part) {
    if (part < PARTS) {
      return part;
    }
    var shift = power(part) - PART_BITS;
    return (((long) PARTS + part % PARTS) << shift) + ((1L << shift) >>> 1);
  }

  /// {@return the length that `percent` of a hundred do not exceed; 0 if there are none}
  public long percentile(int percent) {
    var wanted = Math.max(1, Math.ceilDiv(count * percent, 100L));
    var seen = 0L;
    for (var i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return middle(first + i);
      }
    }
    return 0;
  }

  /// {@return how many lengths there are from 2^(n-1) below 2^n, by n; the first is the number of
  /// those that are 0. Ends with the last number that is not 0}
  public long[] byPowersOfTwo() {
    var powers = new long[Long.SIZE];
    var used = 0;
    for (var i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        var index = first + i == 0 ? 0 : power(first + i) + 1;
        powers[index] += counts[i];
        used = index + 1;
      }
    }
    return Arrays.copyOf(powers, used);
  }
}
