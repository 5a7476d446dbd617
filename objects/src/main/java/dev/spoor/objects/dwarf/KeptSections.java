package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.kept.EndsFingerprint;
import dev.spoor.objects.kept.KeptFile;
import dev.spoor.objects.kept.KeptFiles;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The sections of an ELF file, each made once; those that are packed and large are kept unpacked
/// from run to run, since what a question needs of them is little and stands anywhere.
///
/// It owns what it has mapped and must be closed; the file must stay open as long as the sections
/// are used. May be used by several threads.
public final class KeptSections implements DwarfSections, AutoCloseable {
  /// Less is unpacked in a tenth of a second.
  private static final long LEAST_BYTES = 16 << 20;

  /// One section has at most this part of the room for all that is kept.
  private static final int PART = 2;

  private final ObjectFile file;
  private final DwarfSections sections;
  private final KeptFiles kept;
  private final long leastBytes;
  private final ConcurrentMap<String, Block> made = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, KeptFile> opened = new ConcurrentHashMap<>();

  /// @param kept where they are kept
  public KeptSections(ObjectFile file, KeptFiles kept) {
    this(file, kept, LEAST_BYTES);
  }

  /// @param leastBytes from how many on they are kept
  KeptSections(ObjectFile file, KeptFiles kept, long leastBytes) {
    this.file = file;
    this.sections = DwarfSections.of(file);
    this.kept = kept;
    this.leastBytes = leastBytes;
  }

  @Override
  public Block section(String name) {
    // Asked for each string: the map would lock where two names share a place of it.
    var known = made.get(name);
    return known != null ? known : made.computeIfAbsent(name, this::make);
  }

  private Block make(String name) {
    var unpackedBytes = file.unpackedBytes(name);
    if (unpackedBytes >= leastBytes && unpackedBytes <= kept.mostBytes() / PART) {
      return keptOrUnpacked(name, kept.of(file, name), unpackedBytes);
    }
    return sections.section(name);
  }

  private Block keptOrUnpacked(String name, KeptFile place, long unpackedBytes) {
    opened.put(name, place);
    var stored = stored(name);
    var fingerprint = fingerprint(stored, unpackedBytes);
    var known = place.read(fingerprint);
    if (known.isPresent() && known.get().sizeBytes() == unpackedBytes) {
      return Block.of(stored.name(), known.get().segment(), stored.order());
    }
    var unpacked = sections.section(name);
    place.write(fingerprint, unpacked);
    return unpacked;
  }

  static long fingerprint(Block stored, long unpackedBytes) {
    var fingerprint = new EndsFingerprint();
    fingerprint.add(unpackedBytes);
    fingerprint.add(stored);
    return fingerprint.value();
  }

  @Override
  public Block stored(String name) {
    return sections.stored(name);
  }

  @Override
  public void close() {
    opened.values().forEach(KeptFile::close);
  }
}
