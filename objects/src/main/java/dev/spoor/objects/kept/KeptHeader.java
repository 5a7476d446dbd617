package dev.spoor.objects.kept;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The beginning of a kept file, which says what it is of and whether it is whole. Numbers are
/// little-endian:
///
/// ```text
/// file   = "spoorkpt" version:4 checksum:4 length:8 fingerprint:8 build-id-length:8 build-id:64
///          content
/// ```
///
/// The checksum is the CRC32C of all that follows it; the length is that of the content.
final class KeptHeader {
  /// Of the fields in the order of the file.
  static final int BYTES = 104;

  private static final byte[] MAGIC = "spoorkpt".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int CHECKSUM_OFFSET = 12;
  private static final int LENGTH_OFFSET = 16;

  private KeptHeader() {}

  /// {@return the header of `content`}
  static ByteBuffer of(Block content, ByteString buildId, long fingerprint) {
    var header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).putInt(VERSION).putInt(0);
    header.putLong(content.sizeBytes()).putLong(fingerprint).putLong(buildId.length());
    header.put(buildId.toArray());
    header.rewind();
    header.putInt(CHECKSUM_OFFSET, checksum(header, content.segment()));
    return header;
  }

  private static int checksum(ByteBuffer header, MemorySegment content) {
    var checksum = new CRC32C();
    checksum.update(header.duplicate().position(LENGTH_OFFSET).limit(BYTES));
    checksum.update(content.asByteBuffer());
    return (int) checksum.getValue();
  }

  /// {@return the content of a file, if it is whole, and of this build and fingerprint}
  static Optional<Block> content(
      String name, MemorySegment file, ByteString buildId, long fingerprint) {
    if (file.byteSize() < BYTES || file.byteSize() > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    var content = file.asSlice(BYTES);
    var block = Block.of(name, content, ByteOrder.LITTLE_ENDIAN);
    var expected = of(block, buildId, fingerprint);
    return file.asSlice(0, BYTES).mismatch(MemorySegment.ofBuffer(expected)) == -1
        ? Optional.of(block)
        : Optional.empty();
  }
}
