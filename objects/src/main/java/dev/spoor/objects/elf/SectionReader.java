package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// Reads the table of section headers, `Shdr`: name, type, then flags, addr, offset, size in the
/// file's word size, link, info, then addralign and entsize in the word size again.
///
/// @param bytes the file
/// @param names the strings that names are indices of
record SectionReader(Block bytes, ElfClass elfClass, Block names) {
  static List<Section> read(HeaderReader file) {
    if (file.sections().count() == 0) {
      return List.of();
    }
    var reader = new SectionReader(file.bytes(), file.header().elfClass(), names(file));
    var found = new ArrayList<Section>();
    for (var i = 0; i < file.sections().count(); i++) {
      found.add(reader.section(i, file.sections().entry(i)));
    }
    return List.copyOf(found);
  }

  private Section section(int index, long at) {
    var wide = elfClass.addressBytes();
    return new Section(
        index,
        names.sizeBytes() == 0 ? "" : names.text(bytes.u32(at)),
        new SectionType((int) bytes.u32(at + 4)),
        elfClass.wide(bytes, at + 8),
        FileAddress.of(elfClass.wide(bytes, at + 8 + wide)),
        range(bytes, elfClass, at),
        (int) bytes.u32(at + 8 + 4L * wide),
        (int) bytes.u32(at + 12 + 4L * wide),
        elfClass.wide(bytes, at + 16 + 4L * wide),
        elfClass.wide(bytes, at + 16 + 5L * wide));
  }

  private static FileRange range(Block bytes, ElfClass elfClass, long at) {
    var wide = elfClass.addressBytes();
    return new FileRange(
        elfClass.wide(bytes, at + 8 + 2L * wide), elfClass.wide(bytes, at + 8 + 3L * wide));
  }

  private static Block names(HeaderReader file) {
    if (file.sectionNames() == Symbol.UNDEFINED) {
      return Block.empty(file.bytes().name());
    }
    if (Integer.compareUnsigned(file.sectionNames(), file.sections().count()) >= 0) {
      throw file.bytes()
          .malformed(
              file.sections().offset(),
              "no section "
                  + Integer.toUnsignedString(file.sectionNames())
                  + ", which should hold the names of sections");
    }
    var at = file.sections().entry(file.sectionNames());
    return range(file.bytes(), file.header().elfClass(), at).of(file.bytes(), "names of sections");
  }
}
