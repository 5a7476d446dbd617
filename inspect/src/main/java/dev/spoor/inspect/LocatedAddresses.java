package dev.spoor.inspect;

import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.ObjectSource;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What many addresses are. They are looked for in their order, so that each unit is read once, in
/// pieces, which several threads take; and printed in any order, again by several threads.
final class LocatedAddresses {
  /// Few enough that threads end at about the same time.
  private static final int OF_A_PIECE = 512;

  /// So much is made ready to be written at once. A line of C++ may have thousands of bytes.
  private static final int OF_A_WINDOW = 16 * OF_A_PIECE;

  /// By size, without a sign: the highest bit is the other one.
  private final long[] sorted;

  private final FoundPlaces[] pieces;

  private LocatedAddresses(long[] sorted) {
    this.sorted = sorted;
    this.pieces = new FoundPlaces[pieces(sorted.length)];
  }

  /// {@return what `source` knows of `addresses`}
  ///
  /// @param addresses in any order, each as often as one likes
  static LocatedAddresses in(ObjectSource source, long[] addresses) {
    var sorted = new long[addresses.length];
    for (var i = 0; i < sorted.length; i++) {
      sorted[i] = addresses[i] ^ Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    var located = new LocatedAddresses(distinct(sorted));
    each(located.pieces.length).forEach(piece -> located.find(piece, source));
    return located;
  }

  private static long[] distinct(long[] sorted) {
    var count = 0;
    for (var each : sorted) {
      if (count == 0 || sorted[count - 1] != each) {
        sorted[count++] = each;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static int pieces(int count) {
    return (count + OF_A_PIECE - 1) / OF_A_PIECE;
  }

  private static IntStream each(int pieces) {
    var all = IntStream.range(0, pieces);
    return pieces > 1 ? all.parallel() : all;
  }

  private void find(int piece, ObjectSource source) {
    var from = piece * OF_A_PIECE;
    var to = Math.min(from + OF_A_PIECE, sorted.length);
    var found = new FoundPlaces(to - from);
    for (var i = from; i < to; i++) {
      found.add(source.placesOf(FileAddress.of(sorted[i] ^ Long.MIN_VALUE)));
    }
    pieces[piece] = found;
  }

  /// Prints the lines of addresses.
  ///
  /// @param addresses of those that were looked for, in the order in which they are to be printed
  void print(long[] addresses, Output out) {
    for (var from = 0; from < addresses.length; from += OF_A_WINDOW) {
      var start = from;
      var end = Math.min(start + OF_A_WINDOW, addresses.length);
      var lines = new PreparedLines[pieces(end - start)];
      each(lines.length)
          .forEach(piece -> {
            var first = start + piece * OF_A_PIECE;
            lines[piece] = prepared(addresses, first, Math.min(first + OF_A_PIECE, end));
          });
      for (var each : lines) {
        out.lines(each);
      }
    }
  }

  private PreparedLines prepared(long[] addresses, int from, int to) {
    var lines = new PreparedLines();
    var line = new StringBuilder();
    for (var i = from; i < to; i++) {
      var index = index(addresses[i]);
      pieces[index / OF_A_PIECE].addLines(index % OF_A_PIECE, addresses[i], line, lines);
    }
    return lines;
  }

  private int index(long address) {
    return Arrays.binarySearch(sorted, address ^ Long.MIN_VALUE);
  }

  /// {@return whether nothing is known of one of the addresses that were looked for}
  boolean isAnyUnknown() {
    for (var i = 0; i < sorted.length; i++) {
      if (pieces[i / OF_A_PIECE].isUnknown(i % OF_A_PIECE)) {
        return true;
      }
    }
    return false;
  }
}
