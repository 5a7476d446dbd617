package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.DebugInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// What tells the debugging information of a file from another of the same build: tools that
/// rearrange it leave the build-id as it is.
final class Fingerprint {
  private static final List<String> SECTIONS =
      List.of(
          ".debug_info",
          ".debug_types",
          ".debug_abbrev",
          ".debug_str",
          ".debug_str_offsets",
          ".debug_addr",
          ".debug_ranges",
          ".debug_rnglists");

  /// Of the beginning and the end of each section; the sizes of all say the rest.
  private static final long LOOKED_AT_BYTES = 4096;

  private final CRC32C one = new CRC32C();
  private final CRC32 other = new CRC32();

  private Fingerprint() {}

  /// {@return that of a file, with what it shares with others}
  static long of(DebugInfo info) {
    var fingerprint = new Fingerprint();
    fingerprint.add(SourceIndex.VERSION);
    fingerprint.addSections(info);
    info.supplementary().ifPresent(fingerprint::addSections);
    return fingerprint.one.getValue() << Integer.SIZE | fingerprint.other.getValue();
  }

  private void addSections(DebugInfo file) {
    for (var name : SECTIONS) {
      var section = file.sections().section(name);
      var size = section.sizeBytes();
      var looked = Math.min(size, LOOKED_AT_BYTES);
      add(size);
      add(section.segment().asSlice(0, looked).asByteBuffer());
      add(section.segment().asSlice(size - looked, looked).asByteBuffer());
    }
  }

  private void add(long value) {
    add(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }

  private void add(ByteBuffer bytes) {
    one.update(bytes.duplicate());
    other.update(bytes.duplicate());
  }
}
