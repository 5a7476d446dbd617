package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.compression.Compression;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What sections hold; those that are packed are unpacked once, when they are first asked for, and
/// those of a relocatable object's debug information relocated.
final class SectionContents {
  /// `Elf32_Chdr`: type, size, alignment. `Elf64_Chdr`: type, a reserved word, size, alignment.
  private static final int NARROW_HEADER_BYTES = 12;

  private static final int WIDE_HEADER_BYTES = 24;

  /// Before the gABI knew of compression: `ZLIB` and the size, in eight bytes, big-endian.
  private static final int OLD_HEADER_BYTES = 12;

  private static final long OLD_MAGIC = 0x5a4c4942;

  private final HeaderReader file;
  private final SegmentAllocator room;
  private final Supplier<List<Section>> sections;
  private final ConcurrentHashMap<Integer, Block> unpacked = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Block> relocated = new ConcurrentHashMap<>();

  /// @param room where what is not in the file as it is asked for goes
  SectionContents(HeaderReader file, Supplier<List<Section>> sections, SegmentAllocator room) {
    this.file = file;
    this.sections = sections;
    this.room = room;
  }

  Block of(Section section) {
    var content = unpacked(section);
    if (!file.header().type().equals(ObjectType.REL)) {
      return content;
    }
    var relocator = new Relocator(file, sections.get(), this);
    var relocations = relocator.relocationsOf(section);
    return relocations.isEmpty()
        ? content
        : relocated.computeIfAbsent(
            section.index(), _ -> relocator.relocated(content, relocations.get(), room));
  }

  Block unpacked(Section section) {
    var stored = stored(section);
    if (section.isCompressed()) {
      return unpacked.computeIfAbsent(section.index(), _ -> unpack(stored));
    }
    return isPackedTheOldWay(section, stored)
        ? unpacked.computeIfAbsent(section.index(), _ -> unpackTheOldWay(stored))
        : stored;
  }

  /// {@return how many bytes come out of a packed section, unsigned; 0 if it is not packed, or of
  /// an object that is to be relocated}
  long unpackedBytes(Section section) {
    if (file.header().type().equals(ObjectType.REL)) {
      return 0;
    }
    var stored = stored(section);
    if (section.isCompressed()) {
      return switch (file.header().elfClass()) {
        case ELF32 -> stored.u32(4);
        case ELF64 -> stored.u64(8);
      };
    }
    return isPackedTheOldWay(section, stored) ? bigEndian(stored, 4, 8) : 0;
  }

  Block stored(Section section) {
    return section.type().equals(SectionType.NOBITS)
        ? Block.empty(file.bytes().name() + ": " + section.name())
        : section.bytes().of(file.bytes(), section.name());
  }

  private Block unpack(Block stored) {
    return switch (file.header().elfClass()) {
      case ELF32 -> unpack(stored, NARROW_HEADER_BYTES, stored.u32(4));
      case ELF64 -> unpack(stored, WIDE_HEADER_BYTES, stored.u64(8));
    };
  }

  private Block unpack(Block stored, int headerBytes, long sizeBytes) {
    var how =
        switch ((int) stored.u32(0)) {
          case 1 -> Compression.ZLIB;
          case 2 -> Compression.ZSTD;
          default -> throw stored.malformed(0, "a compression of unknown type " + stored.u32(0));
        };
    return how.unpack(behind(stored, headerBytes), sizeBytes, room);
  }

  private static boolean isPackedTheOldWay(Section section, Block stored) {
    return section.name().startsWith(Section.OLD_COMPRESSED)
        && stored.sizeBytes() >= OLD_HEADER_BYTES
        && bigEndian(stored, 0, 4) == OLD_MAGIC;
  }

  private Block unpackTheOldWay(Block stored) {
    return Compression.ZLIB.unpack(behind(stored, OLD_HEADER_BYTES), bigEndian(stored, 4, 8), room);
  }

  private static long bigEndian(Block stored, int offset, int widthBytes) {
    var value = 0L;
    for (var i = 0; i < widthBytes; i++) {
      value = value << 8 | stored.u8(offset + i);
    }
    return value;
  }

  private static Block behind(Block stored, int headerBytes) {
    return stored.slice(headerBytes, stored.sizeBytes() - headerBytes, "");
  }
}
