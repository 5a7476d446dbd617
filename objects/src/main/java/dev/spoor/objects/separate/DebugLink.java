package dev.spoor.objects.separate;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import java.util.Optional;
import java.util.zip.CRC32;

/// What an object says of the file with its debug information; the section `.gnu_debuglink`: a
/// name, NULs up to a multiple of 4, and a checksum.
///
/// @param fileName without directories
/// @param crc the CRC-32 of the whole file, as zlib computes it; not negative
public record DebugLink(String fileName, long crc) {
  private static final long PIECE_BYTES = 1L << 30;

  /// {@return the link of `object`, if it has one}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it has no name or no checksum
  public static Optional<DebugLink> of(ObjectFile object) {
    return object.block(".gnu_debuglink").map(DebugLink::read);
  }

  private static DebugLink read(Block section) {
    var name = section.text(0);
    if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..")) {
      throw section.malformed(0, "no name of a file");
    }
    var nameBytes = section.lengthOfText(0).orElseThrow();
    return new DebugLink(name, section.u32((nameBytes + 4) & -4));
  }

  /// {@return whether `file` has this checksum; all of it is read}
  public boolean isOf(ObjectFile file) {
    var sum = new CRC32();
    var bytes = file.bytes().segment();
    for (long at = 0; at < bytes.byteSize(); at += PIECE_BYTES) {
      var piece = Math.min(PIECE_BYTES, bytes.byteSize() - at);
      sum.update(bytes.asSlice(at, piece).asByteBuffer());
    }
    return sum.getValue() == crc;
  }
}
