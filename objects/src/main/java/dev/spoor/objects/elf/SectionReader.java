package dev.spoor.objects.elf;

import java.util.ArrayList;
import java.util.List;

/// Reads the table of section headers, `Shdr`: name, type, then flags, addr, offset, size in the
/// file's word size, link, info, then addralign and entsize in the word size again.
final class SectionReader {
  private SectionReader() {}

  static List<Section> read(HeaderReader file) {
    var found = new ArrayList<Section>();
    for (var i = 0; i < file.sections().count(); i++) {
      found.add(section(file, i));
    }
    return List.copyOf(found);
  }

  private static Section section(HeaderReader file, int index) {
    var bytes = file.bytes();
    var at = file.sections().entry(index);
    var wide = bytes.elfClass().addressBytes();
    return new Section(
        index,
        name(file, bytes.u32(at)),
        new SectionType(bytes.i32(at + 4)),
        bytes.wide(at + 8),
        FileAddress.of(bytes.wide(at + 8 + wide)),
        range(bytes, at),
        bytes.i32(at + 8 + 4L * wide),
        bytes.i32(at + 12 + 4L * wide),
        bytes.wide(at + 16 + 4L * wide),
        bytes.wide(at + 16 + 5L * wide));
  }

  private static FileRange range(FileBytes bytes, long at) {
    var wide = bytes.elfClass().addressBytes();
    return new FileRange(bytes.wide(at + 8 + 2L * wide), bytes.wide(at + 8 + 3L * wide));
  }

  private static String name(HeaderReader file, long index) {
    if (file.sectionNames() == Symbol.UNDEFINED) {
      return "";
    }
    if (Integer.compareUnsigned(file.sectionNames(), file.sections().count()) >= 0) {
      throw file.bytes()
          .malformed(
              file.sections().offset(),
              "no section "
                  + Integer.toUnsignedString(file.sectionNames())
                  + ", which should hold the names of sections");
    }
    var names = range(file.bytes(), file.sections().entry(file.sectionNames()));
    return file.bytes().text(names, index);
  }
}
