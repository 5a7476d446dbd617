package dev.spoor.objects.bytes;

import dev.spoor.machine.ByteString;

/// Reads a [Block] from one place on. For one thread.
///
/// What would lie behind the block's end throws a [MalformedObjectException] and leaves the place
/// as it was.
public final class Cursor {
  private static final int LEB128_BITS = 7;
  private static final int LEB128_MORE = 0x80;
  private static final int LEB128_SIGN = 0x40;

  private static final byte[] NO_BYTES = {};

  private final Block block;
  private final long end;
  private long offset;

  /// A piece of the block, if it is read piece by piece: a compiler in a hurry makes one access of
  /// an array's element, but several calls of a buffer's.
  private final byte[] piece;

  private long pieceStart;
  private int pieceBytes;

  /// @param aheadBytes of a piece, 0 to read each value where it is
  Cursor(Block block, long offset, int aheadBytes) {
    this.block = block;
    this.end = block.sizeBytes();
    this.offset = offset;
    this.piece = aheadBytes == 0 ? NO_BYTES : new byte[aheadBytes];
  }

  /// {@return what it reads}
  public Block block() {
    return block;
  }

  /// {@return where the next byte is, in the block}
  public long offset() {
    return offset;
  }

  /// Goes to another place of the block, which may be its end.
  public void seek(long place) {
    if (!block.holds(place, 0)) {
      throw block.malformed(place, "a place behind the end");
    }
    offset = place;
  }

  /// Passes over `sizeBytes` bytes, unsigned.
  public void skip(long sizeBytes) {
    if (sizeBytes < 0 || sizeBytes > end - offset) {
      throw tooFew(sizeBytes);
    }
    offset += sizeBytes;
  }

  private MalformedObjectException tooFew(long sizeBytes) {
    return block.malformed(
        offset,
        Long.toUnsignedString(sizeBytes) + " bytes expected, " + (end - offset) + " are left");
  }

  /// {@return whether there is another byte}
  public boolean hasMore() {
    return offset < end;
  }

  /// {@return the exception that says what is wrong here}
  public MalformedObjectException malformed(String what) {
    return block.malformed(offset, what);
  }

  /// {@return the next byte, 0 to 255}
  public int u8() {
    var value = byteAt(offset);
    offset += 1;
    return value;
  }

  private int byteAt(long at) {
    var index = at - pieceStart;
    return index >= 0 && index < pieceBytes ? piece[(int) index] & 0xff : farByteAt(at);
  }

  private int farByteAt(long at) {
    if (piece.length == 0 || at >= end) {
      return block.u8(at);
    }
    pieceBytes = block.copyTo(piece, at);
    pieceStart = at;
    return piece[0] & 0xff;
  }

  /// {@return the next byte, -128 to 127}
  public int s8() {
    return (byte) u8();
  }

  /// {@return the next two bytes, 0 to 65535}
  public int u16() {
    var value = block.u16(offset);
    offset += 2;
    return value;
  }

  /// {@return the next four bytes, not negative}
  public long u32() {
    var value = block.u32(offset);
    offset += 4;
    return value;
  }

  /// {@return the next eight bytes}
  public long u64() {
    var value = block.u64(offset);
    offset += 8;
    return value;
  }

  /// {@return the next `widthBytes` (1 to 8) bytes as an unsigned number}
  public long unsigned(int widthBytes) {
    var value = block.unsigned(offset, widthBytes);
    offset += widthBytes;
    return value;
  }

  /// {@return the next `widthBytes` (1 to 8) bytes as a signed number}
  public long signed(int widthBytes) {
    var unused = Long.SIZE - widthBytes * Byte.SIZE;
    return unsigned(widthBytes) << unused >> unused;
  }

  /// {@return an unsigned LEB128 number (DWARF 5, section 7.6); bits above the 64th are not kept,
  /// as producers pad with them}
  public long uleb128() {
    var first = byteAt(offset);
    if (first < LEB128_MORE) {
      offset++;
      return first;
    }
    return leb128(false);
  }

  /// {@return a signed LEB128 number; bits above the 64th are not kept}
  public long sleb128() {
    return leb128(true);
  }

  private long leb128(boolean signed) {
    var value = 0L;
    var shift = 0;
    var at = offset;
    int part;
    do {
      part = byteAt(at++);
      if (shift < Long.SIZE) {
        value |= (long) (part & ~LEB128_MORE) << shift;
      }
      shift += LEB128_BITS;
    } while ((part & LEB128_MORE) != 0);
    offset = at;
    if (signed && shift < Long.SIZE && (part & LEB128_SIGN) != 0) {
      value |= -1L << shift;
    }
    return value;
  }

  /// {@return an unsigned LEB128 number that counts things of `eachBytes` (1 or more) bytes or more
  /// that follow, so that it may be allocated for}
  ///
  /// @throws MalformedObjectException if they cannot all lie in what is left of the block
  public int count(int eachBytes) {
    var start = offset;
    var count = uleb128();
    var most = Math.min((block.sizeBytes() - offset) / eachBytes, Integer.MAX_VALUE);
    if (Long.compareUnsigned(count, most) > 0) {
      offset = start;
      throw malformed("a count of " + Long.toUnsignedString(count) + " where " + most + " fit");
    }
    return (int) count;
  }

  /// {@return the text up to the next NUL, which is passed over, read as UTF-8}
  public String text() {
    var length =
        block
            .lengthOfText(offset)
            .orElseThrow(() -> block.malformed(offset, "a string without an end"));
    var text = block.text(offset, length);
    offset += length + 1;
    return text;
  }

  /// {@return a copy of the next bytes; the caller bounds their number}
  public ByteString bytes(int sizeBytes) {
    var copy = block.copy(offset, sizeBytes);
    offset += sizeBytes;
    return copy;
  }

  /// {@return the next bytes as a block of their own, without a copy}
  public Block slice(long sizeBytes, String what) {
    var slice = block.slice(offset, sizeBytes, what);
    offset += sizeBytes;
    return slice;
  }
}
