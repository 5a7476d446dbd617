package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/// Does to the debug information of a relocatable object what a linker would: without it, all
/// indices of strings and all addresses are 0. Addresses are those of an object whose sections are
/// all loaded at 0.
///
/// @param contents sections without what this does
record Relocator(HeaderReader file, List<Section> sections, SectionContents contents) {
  /// {@return the section with the relocations of `target`, if it has some}
  Optional<Section> relocationsOf(Section target) {
    if (!file.header().type().equals(ObjectType.REL) || target.isLoaded()) {
      return Optional.empty();
    }
    for (var section : sections) {
      if (section.info() == target.index()
          && (section.type().equals(SectionType.RELA) || section.type().equals(SectionType.REL))) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /// {@return a copy of `target` with the relocations done that are known}
  Block relocated(Block target, Section section, SegmentAllocator room) {
    var relocations = contents.unpacked(section);
    var linked = new SymbolTableReader(file, sections, contents).linked(section);
    var symbols = contents.unpacked(linked);
    var copy = room.allocate(target.sizeBytes()).copyFrom(target.segment());
    var elfClass = file.header().elfClass();
    var wide = elfClass.addressBytes();
    var isRela = section.type().equals(SectionType.RELA);
    var entryBytes = (isRela ? 3 : 2) * wide;
    for (long at = 0; at + entryBytes <= relocations.sizeBytes(); at += entryBytes) {
      var offset = elfClass.wide(relocations, at);
      var info = elfClass.wide(relocations, at + wide);
      var isWide = elfClass == ElfClass.ELF64;
      var width =
          Relocation.widthBytes(
              file.header().machine(), isWide ? info & 0xffff_ffffL : info & 0xff);
      if (width != 0) {
        var addend =
            isRela ? elfClass.wide(relocations, at + 2L * wide) : target.unsigned(offset, width);
        var symbol =
            symbols.slice(
                (isWide ? info >>> 32 : info >>> 8) * elfClass.symbolBytes(),
                elfClass.symbolBytes(),
                "");
        store(target, copy, offset, width, elfClass.wide(symbol, isWide ? 8 : 4) + addend);
      }
    }
    return Block.of(target.name(), copy, target.order());
  }

  private static void store(
      Block target, MemorySegment copy, long offset, int widthBytes, long value) {
    if (!target.holds(offset, widthBytes)) {
      throw target.malformed(offset, "a relocation behind the end");
    }
    if (widthBytes == 8) {
      copy.set(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(target.order()), offset, value);
    } else {
      copy.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(target.order()), offset, (int) value);
    }
  }
}
