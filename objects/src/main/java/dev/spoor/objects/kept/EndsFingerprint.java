package dev.spoor.objects.kept;

import dev.spoor.objects.bytes.Block;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// Tells blocks from others by their sizes, their beginnings and their ends. For one thread.
public final class EndsFingerprint {
  private static final long LOOKED_AT_BYTES = 4096;

  private final CRC32C one = new CRC32C();
  private final CRC32 other = new CRC32();

  /// Begins with nothing.
  public EndsFingerprint() {}

  /// Adds a number.
  public void add(long value) {
    add(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }

  /// Adds a block.
  public void add(Block block) {
    var size = block.sizeBytes();
    var looked = Math.min(size, LOOKED_AT_BYTES);
    add(size);
    add(block.segment().asSlice(0, looked).asByteBuffer());
    add(block.segment().asSlice(size - looked, looked).asByteBuffer());
  }

  private void add(ByteBuffer bytes) {
    one.update(bytes.duplicate());
    other.update(bytes.duplicate());
  }

  /// {@return that of all that was added}
  public long value() {
    return one.getValue() << Integer.SIZE | other.getValue();
  }
}
