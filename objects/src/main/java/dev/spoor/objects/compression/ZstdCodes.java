package dev.spoor.objects.compression;

import java.util.Optional;

/// One of the three kinds of numbers in sequences: its codes, what they stand for, and the state of
/// its decoder. RFC 8878, sections 3.1.1.3.2 and 3.1.1.5.
final class ZstdCodes {
  private static final int PREDEFINED = 0;
  private static final int ALWAYS = 1;
  private static final int DESCRIBED = 2;

  // Section 3.1.1.3.2.1.1: the value of a code without its bits, and how many bits are added.
  // Codes before those listed stand for themselves.
  private static final int[] LITERAL_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int[] MATCH_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private final int[] bases;
  private final int[] bits;
  private final int mostAccuracyLog;
  private final FseTable predefined;
  private Optional<FseTable> previous = Optional.empty();
  private FseTable table;
  private int state;

  private ZstdCodes(int[] bases, int[] bits, int mostAccuracyLog, FseTable predefined) {
    this.bases = bases;
    this.bits = bits;
    this.mostAccuracyLog = mostAccuracyLog;
    this.predefined = predefined;
    this.table = predefined;
  }

  static ZstdCodes literalLengths() {
    return lengths(
        0,
        16,
        LITERAL_BITS,
        // Section 3.1.1.3.2.2.1.
        FseTable.of(
            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1,
            1, 1, 1, 1, -1, -1, -1, -1));
  }

  static ZstdCodes matchLengths() {
    return lengths(
        3,
        32,
        MATCH_BITS,
        // Section 3.1.1.3.2.2.2.
        FseTable.of(
            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1));
  }

  /// Each range begins where the one before it ends.
  private static ZstdCodes lengths(int least, int first, int[] added, FseTable predefined) {
    var bases = new int[first + added.length];
    var bits = new int[bases.length];
    for (var code = 0; code < bases.length; code++) {
      bits[code] = code < first ? 0 : added[code - first];
      bases[code] = code == 0 ? least : bases[code - 1] + (1 << bits[code - 1]);
    }
    return new ZstdCodes(bases, bits, 9, predefined);
  }

  static ZstdCodes offsets() {
    var bases = new int[31];
    var bits = new int[31];
    for (var code = 0; code < bases.length; code++) {
      bases[code] = 1 << code;
      bits[code] = code;
    }
    // Section 3.1.1.3.2.2.3.
    var predefined =
        FseTable.of(
            5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1,
            -1, -1);
    return new ZstdCodes(bases, bits, 8, predefined);
  }

  /// Reads the table for a block.
  ///
  /// @return where its description ends
  int read(int mode, byte[] in, int at) throws BrokenZstdException {
    var end = at;
    switch (mode) {
      case PREDEFINED -> table = predefined;
      case ALWAYS -> {
        if (at >= in.length || (in[at] & 0xff) >= bases.length) {
          throw new BrokenZstdException("no code for all sequences");
        }
        table = FseTable.always(in[at]);
        end = at + 1;
      }
      case DESCRIBED -> {
        var bits = new ForwardBits(in, at, in.length);
        table = FseTable.read(bits, mostAccuracyLog, bases.length);
        end = bits.nextByte();
      }
      default ->
          table = previous.orElseThrow(() -> new BrokenZstdException("no table of codes before"));
    }
    previous = Optional.of(table);
    return end;
  }

  void begin(BackwardBits in) {
    state = in.read(table.accuracyLog());
  }

  int value(BackwardBits in) {
    var code = table.symbol(state);
    return bases[code] + in.read(bits[code]);
  }

  void next(BackwardBits in) {
    state = table.next(state, in);
  }
}
