package dev.spoor.objects.compression;

import java.util.Arrays;

/// A decoding table of finite state entropy, RFC 8878, section 4.1: each state stands for a symbol,
/// and says how many bits to add to what for the next state.
final class FseTable {
  /// A symbol that is less likely than any state: it has one, at the table's end.
  private static final int LESS_THAN_ONE = -1;

  private static final int LEAST_ACCURACY_LOG = 5;

  private final int accuracyLog;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private FseTable(int accuracyLog, byte[] symbols, byte[] bits, short[] bases) {
    this.accuracyLog = accuracyLog;
    this.symbols = symbols;
    this.bits = bits;
    this.bases = bases;
  }

  /// {@return how many bits a state has}
  int accuracyLog() {
    return accuracyLog;
  }

  /// {@return the table of one state, for what never changes}
  static FseTable always(int symbol) {
    return new FseTable(0, new byte[] {(byte) symbol}, new byte[1], new short[1]);
  }

  /// {@return the table for the likelihoods of symbols, which add up to 2 to the `accuracyLog`}
  static FseTable of(int accuracyLog, int... counts) {
    var size = 1 << accuracyLog;
    var symbols = new byte[size];
    var next = new int[counts.length];
    var free = size;
    for (var symbol = 0; symbol < counts.length; symbol++) {
      next[symbol] = Math.abs(counts[symbol]);
      if (counts[symbol] == LESS_THAN_ONE) {
        symbols[--free] = (byte) symbol;
      }
    }
    spread(counts, symbols, free);
    var bits = new byte[size];
    var bases = new short[size];
    for (var state = 0; state < size; state++) {
      var reached = next[symbols[state]]++;
      bits[state] = (byte) (accuracyLog - (31 - Integer.numberOfLeadingZeros(reached)));
      bases[state] = (short) ((reached << bits[state]) - size);
    }
    return new FseTable(accuracyLog, symbols, bits, bases);
  }

  private static void spread(int[] counts, byte[] symbols, int free) {
    var size = symbols.length;
    var step = (size >>> 1) + (size >>> 3) + 3;
    var state = 0;
    for (var symbol = 0; symbol < counts.length; symbol++) {
      for (var i = 0; i < counts[symbol]; i++) {
        symbols[state] = (byte) symbol;
        do {
          state = state + step & size - 1;
        } while (state >= free);
      }
    }
  }

  /// Reads the description of a table, section 4.1.1.
  ///
  /// @param mostSymbols how many symbols there can be
  static FseTable read(ForwardBits in, int mostAccuracyLog, int mostSymbols)
      throws BrokenZstdException {
    var accuracyLog = LEAST_ACCURACY_LOG + in.read(4);
    if (accuracyLog > mostAccuracyLog) {
      throw new BrokenZstdException("a table of 2^" + accuracyLog + " states");
    }
    var counts = new int[mostSymbols];
    var symbol = 0;
    var left = 1 << accuracyLog;
    while (left > 0) {
      requireRoom(symbol, 1, mostSymbols);
      var count = count(in, left);
      counts[symbol++] = count;
      left -= Math.abs(count);
      if (count == 0) {
        for (var zeros = 3; zeros == 3; symbol += zeros) {
          zeros = in.read(2);
          requireRoom(symbol, zeros, mostSymbols);
        }
      }
    }
    return of(accuracyLog, Arrays.copyOf(counts, symbol));
  }

  private static void requireRoom(int symbol, int more, int mostSymbols)
      throws BrokenZstdException {
    if (symbol + more > mostSymbols) {
      throw new BrokenZstdException("a table of more than " + mostSymbols + " symbols");
    }
  }

  /// A number from 0 to `left + 1`, one less than which is the count. Where the values do not fill
  /// all their bits, the low ones have one bit less.
  private static int count(ForwardBits in, int left) throws BrokenZstdException {
    var bits = 32 - Integer.numberOfLeadingZeros(left + 1);
    var shorter = (1 << bits) - 1 - (left + 1);
    var low = in.read(bits - 1);
    if (low < shorter) {
      return low - 1;
    }
    var value = in.read(1) << (bits - 1) | low;
    return (value < 1 << (bits - 1) ? value : value - shorter) - 1;
  }

  int symbol(int state) {
    return symbols[state] & 0xff;
  }

  int next(int state, BackwardBits in) {
    return (bases[state] & 0xffff) + in.read(bits[state]);
  }
}
