package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Reads `Ehdr`, and from it where the tables of segments and sections are.
///
/// @param bytes the file
/// @param header what it says about the whole
/// @param segments the table of program headers
/// @param sections the table of section headers
/// @param sectionNames the index of the section with the sections' names
record HeaderReader(Block bytes, Header header, Table segments, Table sections, int sectionNames) {
  private static final int EI_CLASS = 4;
  private static final int EI_DATA = 5;
  private static final int EI_OSABI = 7;
  private static final int IDENT_BYTES = 16;

  /// `PN_XNUM` and `SHN_XINDEX` of elf.h: the number did not fit and stands in section 0.
  private static final int ELSEWHERE = 0xffff;

  /// Equal entries behind each other, known to lie inside the file.
  record Table(long offset, int count, int entryBytes) {
    long entry(int index) {
      return offset + (long) index * entryBytes;
    }
  }

  static HeaderReader read(String file, MemorySegment segment) {
    var elfClass = elfClass(file, segment);
    var order = order(file, segment);
    var bytes = Block.of(file, segment, order);
    var header =
        new Header(
            elfClass,
            order,
            bytes.u8(EI_OSABI),
            new ObjectType(bytes.u16(16)),
            new MachineType(bytes.u16(18)),
            FileAddress.of(elfClass.wide(bytes, 24)),
            (int) bytes.u32(24 + 3 * elfClass.addressBytes()));
    return tables(bytes, header);
  }

  private static ElfClass elfClass(String file, MemorySegment segment) {
    if (segment.byteSize() < IDENT_BYTES
        || segment.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0)
            != 0x7f454c46) {
      throw new MalformedObjectException(file, 0, "not an ELF file");
    }
    return switch (segment.get(ValueLayout.JAVA_BYTE, EI_CLASS)) {
      case 1 -> ElfClass.ELF32;
      case 2 -> ElfClass.ELF64;
      default -> throw new MalformedObjectException(file, EI_CLASS, "neither 32 nor 64 bits");
    };
  }

  private static ByteOrder order(String file, MemorySegment segment) {
    return switch (segment.get(ValueLayout.JAVA_BYTE, EI_DATA)) {
      case 1 -> ByteOrder.LITTLE_ENDIAN;
      case 2 -> ByteOrder.BIG_ENDIAN;
      default -> throw new MalformedObjectException(file, EI_DATA, "unknown byte order");
    };
  }

  private static HeaderReader tables(Block bytes, Header header) {
    var elfClass = header.elfClass();
    var wide = elfClass.addressBytes();
    var segmentsAt = elfClass.wide(bytes, 24 + wide);
    var sectionsAt = elfClass.wide(bytes, 24 + 2L * wide);
    // e_flags and e_ehsize come between.
    var counts = 24 + 3L * wide + 6;
    var segmentBytes = bytes.u16(counts);
    var sectionBytes = bytes.u16(counts + 4);
    var sections =
        sectionsAt == 0 ? 0 : sectionCount(bytes, elfClass, sectionsAt, bytes.u16(counts + 6));
    var segments =
        segmentsAt == 0 ? 0 : segmentCount(bytes, elfClass, sectionsAt, bytes.u16(counts + 2));
    var names = bytes.u16(counts + 8);
    if (names == ELSEWHERE && sectionsAt != 0) {
      names = (int) bytes.u32(sectionsAt + 2L * 4 + 4L * wide);
    }
    return new HeaderReader(
        bytes,
        header,
        table(bytes, segmentsAt, segments, segmentBytes, elfClass.segmentBytes()),
        table(bytes, sectionsAt, sections, sectionBytes, elfClass.sectionBytes()),
        names);
  }

  /// A count of 0 where there is a table means that it did not fit: it is section 0's `sh_size`.
  private static long sectionCount(Block bytes, ElfClass elfClass, long sectionsAt, int stated) {
    return stated != 0
        ? stated
        : elfClass.wide(bytes, sectionsAt + 2L * 4 + 3L * elfClass.addressBytes());
  }

  /// A count that did not fit is section 0's `sh_info`.
  private static long segmentCount(Block bytes, ElfClass elfClass, long sectionsAt, int stated) {
    return stated != ELSEWHERE || sectionsAt == 0
        ? stated
        : bytes.u32(sectionsAt + 2L * 4 + 4L * elfClass.addressBytes() + 4);
  }

  private static Table table(
      Block bytes, long offset, long count, int statedBytes, int entryBytes) {
    if (count == 0) {
      return new Table(0, 0, entryBytes);
    }
    if (statedBytes != entryBytes) {
      throw bytes.malformed(
          offset, "entries of " + statedBytes + " bytes where " + entryBytes + " are expected");
    }
    var fits = Math.min(bytes.sizeBytes() / entryBytes, Integer.MAX_VALUE);
    if (Long.compareUnsigned(count, fits) > 0 || !bytes.holds(offset, count * entryBytes)) {
      throw bytes.malformed(
          offset, "a table of " + Long.toUnsignedString(count) + " entries ends behind the file");
    }
    return new Table(offset, (int) count, entryBytes);
  }
}
