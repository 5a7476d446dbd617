package dev.spoor.objects.compression;

import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks zlib streams with the JDK's decoder, in pieces: a buffer of the JDK ends at 2 GiB.
final class Zlib {
  private static final long PIECE_BYTES = 1L << 30;

  private Zlib() {}

  static void unpack(Block packed, MemorySegment unpacked) {
    try (var inflater = new Inflater()) {
      var in = 0L;
      var out = 0L;
      while (out < unpacked.byteSize() && !inflater.finished()) {
        if (inflater.needsInput()) {
          var piece = Math.min(PIECE_BYTES, packed.sizeBytes() - in);
          if (piece == 0) {
            break;
          }
          inflater.setInput(packed.segment().asSlice(in, piece).asByteBuffer());
          in += piece;
        }
        var room = Math.min(PIECE_BYTES, unpacked.byteSize() - out);
        var got = inflater.inflate(unpacked.asSlice(out, room).asByteBuffer());
        if (got == 0 && (inflater.needsDictionary() || !inflater.needsInput())) {
          break;
        }
        out += got;
      }
      if (out < unpacked.byteSize()) {
        throw packed.malformed(
            inflater.getBytesRead(),
            "its stream ends after " + out + " of " + unpacked.byteSize() + " bytes");
      }
      // The stream's own check, and that nothing more comes.
      if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
        throw packed.malformed(0, "its stream has more than " + out + " bytes");
      }
    } catch (DataFormatException malformed) {
      throw packed.malformed(0, "a broken zlib stream: " + malformed.getMessage());
    }
  }
}
