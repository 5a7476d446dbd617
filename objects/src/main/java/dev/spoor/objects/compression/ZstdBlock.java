package dev.spoor.objects.compression;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Unpacks the compressed blocks of one frame, RFC 8878, section 3.1.1.3: literals, then sequences
/// that say how many literals to take and what to repeat of what came out before. What a block may
/// take over from the one before it is kept here.
final class ZstdBlock {
  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int COMPRESSED = 2;

  private final MemorySegment out;
  private final long frameStart;
  private final byte[] literals = new byte[Zstd.MOST_BLOCK_BYTES];
  private final long[] recent = {1, 4, 8};
  private Optional<HuffmanTable> huffman = Optional.empty();
  private final ZstdCodes literalLengths = ZstdCodes.literalLengths();
  private final ZstdCodes offsets = ZstdCodes.offsets();
  private final ZstdCodes matchLengths = ZstdCodes.matchLengths();

  private byte[] in = new byte[0];
  private int at;
  private int literalCount;

  ZstdBlock(MemorySegment out, long frameStart) {
    this.out = out;
    this.frameStart = frameStart;
  }

  /// {@return where the bytes of this block end in what comes out}
  long unpack(byte[] block, long start) throws BrokenZstdException {
    in = block;
    at = 0;
    readLiterals();
    return sequences(start);
  }

  private int u8() throws BrokenZstdException {
    if (at >= in.length) {
      throw new BrokenZstdException("a block that does not end");
    }
    return in[at++] & 0xff;
  }

  private void require(boolean holds, String what) throws BrokenZstdException {
    if (!holds) {
      throw new BrokenZstdException(what);
    }
  }

  /// `Literals_Section_Header`, section 3.1.1.3.1.1: type, format of sizes, one or two sizes.
  private void readLiterals() throws BrokenZstdException {
    var first = u8();
    var type = first & 3;
    var format = first >>> 2 & 3;
    if (type == RAW || type == REPEATED) {
      plain(type, (format & 1) == 0 ? first >>> 3 : number(first, format == 1 ? 2 : 3) >>> 4);
      return;
    }
    var sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
    var header = number(first, format < 2 ? 3 : format + 2) >>> 4;
    var size = (int) (header & (1L << sizeBits) - 1);
    var packed = (int) (header >>> sizeBits);
    require(size <= literals.length && packed <= in.length - at, "literals of wrong sizes");
    packed(type, format == 0 ? 1 : 4, size, at + packed);
  }

  private long number(int first, int widthBytes) throws BrokenZstdException {
    var value = (long) first;
    for (var i = 1; i < widthBytes; i++) {
      value |= (long) u8() << 8 * i;
    }
    return value;
  }

  private void plain(int type, long size) throws BrokenZstdException {
    var stored = type == RAW ? (int) size : 1;
    require(size <= literals.length && stored <= in.length - at, "literals of wrong sizes");
    literalCount = (int) size;
    if (type == RAW) {
      System.arraycopy(in, at, literals, 0, literalCount);
    } else {
      java.util.Arrays.fill(literals, 0, literalCount, in[at]);
    }
    at += stored;
  }

  private void packed(int type, int streams, int size, int end) throws BrokenZstdException {
    if (type == COMPRESSED) {
      var described = HuffmanTable.read(in, at, end);
      huffman = Optional.of(described.table());
      at = described.end();
    }
    var table = huffman.orElseThrow(() -> new BrokenZstdException("no Huffman table before"));
    if (streams == 1) {
      table.decode(new BackwardBits(in, at, end), literals, 0, size);
    } else {
      fourStreams(table, size, end);
    }
    literalCount = size;
    at = end;
  }

  /// The sizes of the first three are stated.
  private void fourStreams(HuffmanTable table, int size, int end) throws BrokenZstdException {
    require(end - at >= 6, "no sizes of streams");
    var part = (size + 3) / 4;
    require(3 * part <= size, "streams that are longer than all together");
    var sizes = new int[] {u8() | u8() << 8, u8() | u8() << 8, u8() | u8() << 8};
    for (var i = 0; i < 4; i++) {
      var streamEnd = i < 3 ? at + sizes[i] : end;
      require(streamEnd <= end, "a stream behind the literals");
      table.decode(
          new BackwardBits(in, at, streamEnd), literals, i * part, i < 3 ? (i + 1) * part : size);
      at = streamEnd;
    }
  }

  private long sequences(long start) throws BrokenZstdException {
    var count = sequenceCount();
    var place = start;
    var taken = 0;
    if (count > 0) {
      var modes = u8();
      require((modes & 3) == 0, "a reserved mode");
      at = literalLengths.read(modes >>> 6, in, at);
      at = offsets.read(modes >>> 4 & 3, in, at);
      at = matchLengths.read(modes >>> 2 & 3, in, at);
      var bits = new BackwardBits(in, at, in.length);
      literalLengths.begin(bits);
      offsets.begin(bits);
      matchLengths.begin(bits);
      for (var left = count; left > 0; left--) {
        // Their bits are in this order.
        var distance = offsets.value(bits);
        var match = matchLengths.value(bits);
        var length = literalLengths.value(bits);
        var offset = offset(distance, length);
        require(length <= literalCount - taken, "more literals than there are");
        place = literals(taken, length, place);
        taken += length;
        place = match(offset, match, place, start);
        if (left > 1) {
          literalLengths.next(bits);
          matchLengths.next(bits);
          offsets.next(bits);
        }
        require(bits.left() >= 0, "fewer bits than sequences need");
      }
      require(bits.left() == 0, "more bits than sequences need");
    } else {
      require(at == in.length, "bytes behind the literals");
    }
    return literals(taken, literalCount - taken, place);
  }

  private int sequenceCount() throws BrokenZstdException {
    var first = u8();
    if (first < 128) {
      return first;
    }
    return first < 255 ? (first - 128 << 8) + u8() : u8() + (u8() << 8) + 0x7f00;
  }

  /// Section 3.1.1.5: 1 to 3 are offsets used before, which move up.
  private long offset(int value, int literalLength) throws BrokenZstdException {
    if (value > 3) {
      return use(2, value - 3L);
    }
    var which = literalLength == 0 ? value : value - 1;
    if (which == 3) {
      require(recent[0] > 1, "an offset of 0");
      return use(2, recent[0] - 1);
    }
    return which == 0 ? recent[0] : use(which, recent[which]);
  }

  private long use(int place, long offset) {
    if (place == 2) {
      recent[2] = recent[1];
    }
    recent[1] = recent[0];
    recent[0] = offset;
    return offset;
  }

  private long literals(int from, int count, long place) throws BrokenZstdException {
    require(count <= out.byteSize() - place, "more than was stated");
    MemorySegment.copy(literals, from, out, ValueLayout.JAVA_BYTE, place, count);
    return place + count;
  }

  /// What is repeated may overlap with where it goes: then it repeats itself.
  private long match(long offset, int length, long place, long blockStart)
      throws BrokenZstdException {
    require(offset <= place - frameStart, "an offset before the frame");
    require(
        length <= out.byteSize() - place && place + length - blockStart <= Zstd.MOST_BLOCK_BYTES,
        "more than was stated");
    var from = place - offset;
    var left = (long) length;
    for (var to = place; left > 0; ) {
      // Each copy doubles what there is to copy from.
      var count = Math.min(left, to - from);
      MemorySegment.copy(out, from, out, to, count);
      to += count;
      left -= count;
    }
    return place + length;
  }
}
