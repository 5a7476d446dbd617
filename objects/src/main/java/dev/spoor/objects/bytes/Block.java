package dev.spoor.objects.bytes;

import dev.spoor.machine.ByteString;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file, a section of one, or a part of it. It lives as long as the mapping it shows; it is
/// immutable and may be used by several threads.
///
/// Offsets are unsigned and count from the block's own first byte. What reaches behind its end
/// throws a [MalformedObjectException] that names the block and the place.
public final class Block {
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  /// As long as an array can be.
  private static final long MOST_TEXT_BYTES = Integer.MAX_VALUE - 8;

  private static final int AHEAD_BYTES = 2048;

  private final String name;
  private final MemorySegment bytes;
  private final long sizeBytes;
  private final ByteOrder order;

  /// The bytes once more, as many as a buffer can have: a segment is read by way of a method
  /// handle, which takes a compiler long to see through, and most programs that read this end
  /// before.
  private final ByteBuffer near;

  private final long nearBytes;

  private Block(String name, MemorySegment bytes, ByteOrder order) {
    this.name = name;
    this.bytes = bytes;
    this.sizeBytes = bytes.byteSize();
    this.order = order;
    this.nearBytes = Math.min(sizeBytes, Integer.MAX_VALUE);
    this.near = bytes.asSlice(0, nearBytes).asByteBuffer().order(order);
  }

  /// {@return `bytes`, not copied}
  ///
  /// @param name what messages call it: a file, or a file and a section
  public static Block of(String name, MemorySegment bytes, ByteOrder order) {
    return new Block(name, bytes.asReadOnly(), order);
  }

  /// {@return a block without bytes}
  public static Block empty(String name) {
    return of(name, MemorySegment.ofArray(new byte[0]), ByteOrder.LITTLE_ENDIAN);
  }

  /// {@return what messages call it}
  public String name() {
    return name;
  }

  /// {@return how many bytes there are}
  public long sizeBytes() {
    return sizeBytes;
  }

  /// {@return the order of numbers in it}
  public ByteOrder order() {
    return order;
  }

  /// {@return a view of all its bytes, read-only}
  public MemorySegment segment() {
    return bytes;
  }

  /// {@return the exception that says what is wrong at `offset`}
  public MalformedObjectException malformed(long offset, String what) {
    return new MalformedObjectException(name, offset, what);
  }

  /// {@return whether `sizeBytes` bytes from `offset` on lie in it; both unsigned}
  public boolean holds(long offset, long sizeBytes) {
    return Long.compareUnsigned(offset, this.sizeBytes) <= 0
        && Long.compareUnsigned(sizeBytes, this.sizeBytes - offset) <= 0;
  }

  private void require(long offset, long size) {
    if (!holds(offset, size)) {
      throw malformed(
          offset,
          Long.toUnsignedString(size)
              + (size == 1 ? " byte" : " bytes")
              + " expected, there are "
              + sizeBytes()
              + " in all");
    }
  }

  private boolean isNear(long offset, int size) {
    return offset >= 0 && offset <= nearBytes - size;
  }

  /// {@return the byte at `offset`, 0 to 255}
  public int u8(long offset) {
    if (isNear(offset, 1)) {
      return near.get((int) offset) & 0xff;
    }
    require(offset, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
  }

  /// {@return the number of two bytes at `offset`, 0 to 65535}
  public int u16(long offset) {
    if (isNear(offset, 2)) {
      return near.getShort((int) offset) & 0xffff;
    }
    require(offset, 2);
    return bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset) & 0xffff;
  }

  /// {@return the number of four bytes at `offset`, not negative}
  public long u32(long offset) {
    if (isNear(offset, 4)) {
      return near.getInt((int) offset) & 0xffff_ffffL;
    }
    require(offset, 4);
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset) & 0xffff_ffffL;
  }

  /// {@return the eight bytes at `offset`}
  public long u64(long offset) {
    if (isNear(offset, 8)) {
      return near.getLong((int) offset);
    }
    require(offset, 8);
    return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset);
  }

  /// {@return the unsigned number of `widthBytes` (1 to 8) bytes at `offset`}
  public long unsigned(long offset, int widthBytes) {
    return switch (widthBytes) {
      case 1 -> u8(offset);
      case 2 -> u16(offset);
      case 4 -> u32(offset);
      case 8 -> u64(offset);
      case 3, 5, 6, 7 -> assembled(offset, widthBytes);
      default -> throw new IllegalArgumentException("no integer has " + widthBytes + " bytes");
    };
  }

  /// DWARF has indices of three bytes.
  private long assembled(long offset, int widthBytes) {
    require(offset, widthBytes);
    var value = 0L;
    for (var i = 0; i < widthBytes; i++) {
      var place = order == ByteOrder.LITTLE_ENDIAN ? widthBytes - 1 - i : i;
      value = value << 8 | u8(offset + place);
    }
    return value;
  }

  /// {@return a part of it, without a copy}
  ///
  /// @param what the part is called behind this block's name; empty for the same name. Offsets in
  ///   messages then count from the part's beginning
  public Block slice(long offset, long sizeBytes, String what) {
    require(offset, sizeBytes);
    return new Block(
        what.isEmpty() ? name : name + ": " + what, bytes.asSlice(offset, sizeBytes), order);
  }

  /// {@return a copy of some bytes; the caller bounds their number}
  public ByteString copy(long offset, int sizeBytes) {
    require(offset, sizeBytes);
    return ByteString.of(bytes.asSlice(offset, sizeBytes).toArray(ValueLayout.JAVA_BYTE));
  }

  /// {@return how many bytes lie before the first NUL at or after `offset`, if there is one}
  public Optional<Long> lengthOfText(long offset) {
    require(offset, 0);
    var end = endOfText(offset);
    return end < 0 ? Optional.empty() : Optional.of(end - offset);
  }

  /// {@return where the first NUL at or after `offset` is, -1 if there is none}
  private long endOfText(long offset) {
    var at = offset;
    for (; isNear(at, Long.BYTES); at += Long.BYTES) {
      var eight = near.getLong((int) at);
      var little = order == ByteOrder.LITTLE_ENDIAN ? eight : Long.reverseBytes(eight);
      // The lowest bit that is left belongs to the first byte that is 0.
      var zeros = little - LOW_BITS & ~little & HIGH_BITS;
      if (zeros != 0) {
        return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
    }
    for (; at < sizeBytes; at++) {
      if (u8(at) == 0) {
        return at;
      }
    }
    return -1;
  }

  /// {@return the text that begins at `offset` and ends before a NUL, read as UTF-8}
  public String text(long offset) {
    require(offset, 0);
    var end = endOfText(offset);
    if (end < 0) {
      throw malformed(offset, "a string without an end");
    }
    return text(offset, end - offset);
  }

  /// {@return `length` bytes read as UTF-8}
  public String text(long offset, long length) {
    require(offset, length);
    if (length > MOST_TEXT_BYTES) {
      throw malformed(offset, "a string of " + length + " bytes");
    }
    var text = new byte[(int) length];
    if (offset + length <= nearBytes) {
      near.get((int) offset, text);
    } else {
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, text, 0, text.length);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /// {@return whether the text at `offset` is `expected` and a NUL behind it}
  public boolean isText(long offset, byte[] expected) {
    if (!holds(offset, expected.length + 1L)) {
      return false;
    }
    for (var i = 0; i < expected.length; i++) {
      if ((byte) u8(offset + i) != expected[i]) {
        return false;
      }
    }
    return u8(offset + expected.length) == 0;
  }

  /// {@return a reader that begins at `offset` and ends with the block}
  public Cursor cursor(long offset) {
    require(offset, 0);
    return new Cursor(this, offset, 0);
  }

  /// {@return a reader that begins at `offset` and ends with the block, for who reads most of what
  /// follows: it copies pieces, whose bytes are at hand}
  public Cursor readerAhead(long offset) {
    require(offset, 0);
    return new Cursor(this, offset, AHEAD_BYTES);
  }

  /// Copies bytes from `offset` on: as many as there are, or as `to` has room for.
  ///
  /// @return how many
  int copyTo(byte[] to, long offset) {
    var count = (int) Math.min(sizeBytes - offset, to.length);
    if (offset + count <= nearBytes) {
      near.get((int) offset, to, 0, count);
    } else {
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, to, 0, count);
    }
    return count;
  }
}
