package dev.spoor.objects.compression;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Unpacks Zstandard frames, RFC 8878. Dictionaries are not known, and checksums not looked at.
/// Used once.
final class Zstd {
  /// `Block_Maximum_Size`, RFC 8878, section 3.1.1.2.4: also of what comes out of a block.
  static final int MOST_BLOCK_BYTES = 128 << 10;

  private static final long MAGIC = 0xfd2f_b528L;
  private static final long SKIPPABLE = 0x184d_2a50L;

  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int COMPRESSED = 2;

  private final Block packed;
  private final MemorySegment unpacked;
  private long in;
  private long out;

  Zstd(Block packed, MemorySegment unpacked) {
    this.packed = packed;
    this.unpacked = unpacked;
  }

  void unpack() {
    while (in < packed.sizeBytes()) {
      var magic = packed.u8(in) | packed.u8(in + 1) << 8 | packed.u8(in + 2) << 16;
      var whole = magic | (long) packed.u8(in + 3) << 24;
      in += 4;
      if (whole == MAGIC) {
        frame();
      } else if ((whole & ~0xfL) == SKIPPABLE) {
        skip(4 + little(in, 4));
      } else {
        in -= 4;
        throw malformed("no zstd frame");
      }
    }
    if (out < unpacked.byteSize()) {
      throw malformed("its frames have " + out + " of " + unpacked.byteSize() + " bytes");
    }
  }

  /// Numbers are little-endian, whatever the object is.
  private long little(long offset, int widthBytes) {
    var value = 0L;
    for (var i = widthBytes - 1; i >= 0; i--) {
      value = value << 8 | packed.u8(offset + i);
    }
    return value;
  }

  private void skip(long sizeBytes) {
    if (!packed.holds(in, sizeBytes)) {
      throw malformed(sizeBytes + " bytes expected");
    }
    in += sizeBytes;
  }

  private MalformedObjectException malformed(String what) {
    return packed.malformed(in, "zstd: " + what);
  }

  private void frame() {
    var hasChecksum = header();
    var blocks = new ZstdBlock(unpacked, out);
    for (var isLast = false; !isLast; ) {
      var header = (int) little(in, 3);
      in += 3;
      isLast = (header & 1) != 0;
      block(blocks, header >>> 1 & 3, header >>> 3);
    }
    if (hasChecksum) {
      skip(4);
    }
  }

  /// `Frame_Header`, section 3.1.1.1: nothing of it is needed but its length.
  ///
  /// @return whether a checksum follows the last block
  private boolean header() {
    var descriptor = packed.u8(in);
    var isSingle = (descriptor & 0x20) != 0;
    if ((descriptor & 8) != 0) {
      throw malformed("a frame with a reserved bit");
    }
    skip(isSingle ? 1 : 2);
    var dictionaryBytes = (1 << (descriptor & 3)) >> 1;
    if (little(in, dictionaryBytes) != 0) {
      throw malformed("a frame that needs a dictionary");
    }
    var sizeFlag = descriptor >>> 6;
    skip(dictionaryBytes + (sizeFlag == 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag));
    return (descriptor & 4) != 0;
  }

  private void block(ZstdBlock blocks, int type, int sizeBytes) {
    if (sizeBytes > MOST_BLOCK_BYTES) {
      throw malformed("a block of " + sizeBytes + " bytes");
    }
    switch (type) {
      case RAW -> {
        requireRoom(sizeBytes);
        MemorySegment.copy(packed.slice(in, sizeBytes, "").segment(), 0, unpacked, out, sizeBytes);
        out += sizeBytes;
        in += sizeBytes;
      }
      case REPEATED -> {
        requireRoom(sizeBytes);
        unpacked.asSlice(out, sizeBytes).fill((byte) packed.u8(in));
        out += sizeBytes;
        in += 1;
      }
      case COMPRESSED -> {
        var content = packed.slice(in, sizeBytes, "").segment().toArray(ValueLayout.JAVA_BYTE);
        try {
          out = blocks.unpack(content, out);
        } catch (BrokenZstdException broken) {
          throw malformed(broken.what());
        }
        in += sizeBytes;
      }
      default -> throw malformed("a block of a reserved type");
    }
  }

  private void requireRoom(int sizeBytes) {
    if (sizeBytes > unpacked.byteSize() - out) {
      throw malformed("more than the " + unpacked.byteSize() + " bytes that were stated");
    }
  }
}
