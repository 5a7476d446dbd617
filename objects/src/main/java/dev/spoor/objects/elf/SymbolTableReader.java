package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.List;
import java.util.Optional;

/// Puts a table of symbols together from the sections that belong to it.
record SymbolTableReader(HeaderReader file, List<Section> sections, SectionContents contents) {
  Optional<SymbolTable> read(SectionType type) {
    return first(type).map(this::table);
  }

  private Optional<Section> first(SectionType type) {
    for (var section : sections) {
      if (section.type().equals(type)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  SymbolTable table(Section section) {
    var strings = contents.of(linked(section));
    var versions =
        section.type().equals(SectionType.DYNSYM)
            ? versions(section, strings)
            : Optional.<VersionReader>empty();
    var parts =
        new SymbolTable.Parts(
            contents.of(section),
            strings,
            belongingTo(section, SectionType.SYMTAB_SHNDX).map(contents::of),
            versions);
    return new SymbolTable(file.header().elfClass(), parts);
  }

  /// {@return the section that `sh_link` names}
  Section linked(Section section) {
    if (Integer.compareUnsigned(section.link(), sections.size()) >= 0) {
      throw file.bytes()
          .malformed(
              file.sections().entry(section.index()),
              "section "
                  + section.index()
                  + " belongs to section "
                  + Integer.toUnsignedString(section.link())
                  + ", which does not exist");
    }
    return sections.get(section.link());
  }

  private Optional<Section> belongingTo(Section table, SectionType type) {
    for (var section : sections) {
      if (section.type().equals(type) && section.link() == table.index()) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  private Optional<VersionReader> versions(Section table, Block strings) {
    return belongingTo(table, SectionType.GNU_VERSYM)
        .map(contents::of)
        // Of a file with debug information alone they are not there.
        .filter(numbers -> numbers.sizeBytes() != 0)
        .map(numbers ->
            new VersionReader(
                new VersionReader.Parts(
                    numbers,
                    chain(SectionType.GNU_VERDEF),
                    chain(SectionType.GNU_VERNEED),
                    strings)));
  }

  private Block chain(SectionType type) {
    return first(type).map(contents::of).orElse(Block.empty(file.bytes().name()));
  }
}
