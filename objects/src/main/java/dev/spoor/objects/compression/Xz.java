package dev.spoor.objects.compression;

import dev.spoor.objects.bytes.Block;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tukaani.xz.XZInputStream;

/// Unpacks the .xz format, which does not say beforehand how much comes out.
public final class Xz {
  /// The dictionary of `xz -9` has 64 MiB.
  private static final int MOST_MEMORY_KIB = 80 << 10;

  private Xz() {}

  /// {@return what is packed in `packed`, on the heap}
  ///
  /// @param mostBytes what comes out at most
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it is more, or no such stream
  public static byte[] unpack(Block packed, int mostBytes) {
    try (var stream = new XZInputStream(new BlockStream(packed), MOST_MEMORY_KIB)) {
      var unpacked = stream.readNBytes(mostBytes);
      if (unpacked.length == mostBytes && stream.read() >= 0) {
        throw packed.malformed(0, "more than " + mostBytes + " bytes are packed in it");
      }
      return unpacked;
    } catch (IOException malformed) {
      throw packed.malformed(0, "a broken xz stream: " + malformed);
    }
  }

  private static final class BlockStream extends InputStream {
    private final MemorySegment bytes;
    private long at;

    BlockStream(Block block) {
      bytes = block.segment();
    }

    @Override
    public int read() {
      return at < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at >= bytes.byteSize() && length > 0) {
        return -1;
      }
      var count = (int) Math.min(length, bytes.byteSize() - at);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, target, offset, count);
      at += count;
      return count;
    }
  }
}
