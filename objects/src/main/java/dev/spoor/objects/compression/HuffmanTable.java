package dev.spoor.objects.compression;

/// A decoding table of a Huffman code, RFC 8878, section 4.2.
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_WEIGHTS = 255;
  private static final int MOST_WEIGHTS_LOG = 6;

  private final int mostBits;
  private final byte[] symbols;
  private final byte[] bits;

  /// @param mostBits the length of the longest code
  /// @param symbols by the next `mostBits` bits
  /// @param bits how many of them the symbol's code has
  private HuffmanTable(int mostBits, byte[] symbols, byte[] bits) {
    this.mostBits = mostBits;
    this.symbols = symbols;
    this.bits = bits;
  }

  /// Where the table's description ends, and the table.
  record Described(HuffmanTable table, int end) {}

  /// Reads the weights of the symbols but the last, as four bits each or packed.
  static Described read(byte[] bytes, int start, int end) throws BrokenZstdException {
    if (start >= end) {
      throw new BrokenZstdException("no Huffman table");
    }
    var header = bytes[start] & 0xff;
    var weights = new byte[MOST_WEIGHTS + 1];
    var isPacked = header < 128;
    var count = isPacked ? 0 : header - 127;
    var behind = start + 1 + (isPacked ? header : (count + 1) / 2);
    if (behind > end) {
      throw new BrokenZstdException("a Huffman table that does not end");
    }
    if (isPacked) {
      count = unpack(bytes, start + 1, behind, weights);
    } else {
      for (var i = 0; i < count; i++) {
        weights[i] = (byte) (bytes[start + 1 + i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xf);
      }
    }
    return new Described(of(weights, count), behind);
  }

  /// Two states take turns.
  private static int unpack(byte[] bytes, int start, int end, byte[] weights)
      throws BrokenZstdException {
    var description = new ForwardBits(bytes, start, end);
    var table = FseTable.read(description, MOST_WEIGHTS_LOG, MOST_BITS + 2);
    var in = new BackwardBits(bytes, description.nextByte(), end);
    var state = in.read(table.accuracyLog());
    var other = in.read(table.accuracyLog());
    for (var count = 0; count < MOST_WEIGHTS - 1; ) {
      weights[count++] = (byte) table.symbol(state);
      var following = table.next(state, in);
      if (in.left() < 0) {
        weights[count++] = (byte) table.symbol(other);
        return count;
      }
      state = other;
      other = following;
    }
    throw new BrokenZstdException("too many weights");
  }

  /// The last symbol has the weight that completes a power of two.
  private static HuffmanTable of(byte[] weights, int count) throws BrokenZstdException {
    var sum = 0;
    for (var i = 0; i < count; i++) {
      sum += 1 << weights[i] >> 1;
    }
    var mostBits = 32 - Integer.numberOfLeadingZeros(sum);
    var rest = (1 << mostBits) - sum;
    if (sum == 0 || mostBits > MOST_BITS || Integer.bitCount(rest) != 1) {
      throw new BrokenZstdException("weights that make no Huffman code");
    }
    weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(rest));
    return of(weights, count + 1, mostBits);
  }

  /// Codes are given out by weight, the lightest first, then by symbol.
  private static HuffmanTable of(byte[] weights, int count, int mostBits) {
    var symbols = new byte[1 << mostBits];
    var bits = new byte[1 << mostBits];
    var at = 0;
    for (var weight = 1; weight <= mostBits; weight++) {
      for (var symbol = 0; symbol < count; symbol++) {
        if (weights[symbol] == weight) {
          var behind = at + (1 << weight - 1);
          java.util.Arrays.fill(symbols, at, behind, (byte) symbol);
          java.util.Arrays.fill(bits, at, behind, (byte) (mostBits + 1 - weight));
          at = behind;
        }
      }
    }
    return new HuffmanTable(mostBits, symbols, bits);
  }

  /// Decodes a stream that holds exactly the bytes from `from` to `to`.
  void decode(BackwardBits in, byte[] target, int from, int to) throws BrokenZstdException {
    for (var i = from; i < to; i++) {
      var code = in.peek(mostBits);
      target[i] = symbols[code];
      in.skip(bits[code]);
    }
    if (in.left() != 0) {
      throw new BrokenZstdException("a Huffman stream of another length");
    }
  }
}
