package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// Reads the table of program headers, `Phdr`.
final class SegmentReader {
  private SegmentReader() {}

  static List<Segment> read(HeaderReader file) {
    var found = new ArrayList<Segment>();
    for (var i = 0; i < file.segments().count(); i++) {
      var at = file.segments().entry(i);
      found.add(
          switch (file.header().elfClass()) {
            case ELF32 -> narrow(file.bytes(), at);
            case ELF64 -> wide(file.bytes(), at);
          });
    }
    return List.copyOf(found);
  }

  /// `Elf32_Phdr`: type, offset, vaddr, paddr, filesz, memsz, flags, align.
  private static Segment narrow(Block bytes, long at) {
    return new Segment(
        new SegmentType((int) bytes.u32(at)),
        (int) bytes.u32(at + 24),
        new FileRange(bytes.u32(at + 4), bytes.u32(at + 16)),
        FileAddress.of(bytes.u32(at + 8)),
        bytes.u32(at + 20),
        bytes.u32(at + 28));
  }

  /// `Elf64_Phdr`: type, flags, offset, vaddr, paddr, filesz, memsz, align.
  private static Segment wide(Block bytes, long at) {
    return new Segment(
        new SegmentType((int) bytes.u32(at)),
        (int) bytes.u32(at + 4),
        new FileRange(bytes.u64(at + 8), bytes.u64(at + 32)),
        FileAddress.of(bytes.u64(at + 16)),
        bytes.u64(at + 40),
        bytes.u64(at + 48));
  }
}
