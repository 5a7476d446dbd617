package dev.spoor.objects.compression;

import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// How bytes of a known unpacked size are packed.
public enum Compression {
  /// RFC 1950; the gABI's `ELFCOMPRESS_ZLIB`.
  ZLIB,

  /// RFC 8878; the gABI's `ELFCOMPRESS_ZSTD`.
  ZSTD;

  /// Deflate cannot do better than this, and what compilers produce comes nowhere near it.
  private static final long MOST_RATIO = 1032;

  /// So much may be claimed by whatever few bytes.
  private static final long SMALL_BYTES = 1L << 20;

  private static final long MOST_BYTES = 4L << 30;

  /// Unpacks a block.
  ///
  /// @param sizeBytes how much comes out, as the file states it; unsigned
  /// @param room where the room comes from, and how long the result lives
  /// @return the bytes, under the name and in the order of `packed`
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if so much cannot come out of it, or
  ///   something else does
  public Block unpack(Block packed, long sizeBytes, SegmentAllocator room) {
    var most = Math.min(MOST_BYTES, Math.max(SMALL_BYTES, packed.sizeBytes() * MOST_RATIO));
    if (Long.compareUnsigned(sizeBytes, most) > 0) {
      throw packed.malformed(
          0,
          packed.sizeBytes()
              + " packed bytes claim to be "
              + Long.toUnsignedString(sizeBytes)
              + ", more than they may ("
              + most
              + ")");
    }
    var unpacked = sizeBytes == 0 ? MemorySegment.NULL : room.allocate(sizeBytes);
    switch (this) {
      case ZLIB -> Zlib.unpack(packed, unpacked);
      case ZSTD -> new Zstd(packed, unpacked).unpack();
    }
    return Block.of(packed.name(), unpacked, packed.order());
  }
}
