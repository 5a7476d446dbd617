package dev.spoor.objects.dwarf.source;

/// Sorts numbers by their upper half, which has a sign: those that have it in common stay in their
/// order. A digit after the other, for millions of hashes.
final class HashOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 3;
  private static final int MASK = (1 << DIGIT_BITS) - 1;

  private HashOrder() {}

  /// {@return the numbers in their order, in this array or another; what this one has then is
  /// undefined}
  static long[] sorted(long[] keys) {
    var from = keys;
    var to = new long[keys.length];
    for (var digit = 0; digit < DIGITS; digit++) {
      distribute(from, to, Integer.SIZE + digit * DIGIT_BITS);
      var next = from;
      from = to;
      to = next;
    }
    return from;
  }

  private static void distribute(long[] from, long[] to, int shift) {
    var places = new int[MASK + 1];
    for (var key : from) {
      places[digit(key, shift)]++;
    }
    var next = 0;
    for (var i = 0; i < places.length; i++) {
      var count = places[i];
      places[i] = next;
      next += count;
    }
    for (var key : from) {
      to[places[digit(key, shift)]++] = key;
    }
  }

  private static int digit(long key, int shift) {
    return (int) ((key ^ Long.MIN_VALUE) >>> shift) & MASK;
  }
}
