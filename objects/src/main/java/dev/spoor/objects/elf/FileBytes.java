package dev.spoor.objects.elf;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a file with its byte order and word size: the one place that reads them, and so the
/// one place that checks bounds.
final class FileBytes {
  private final String file;
  private final MemorySegment bytes;
  private final ElfClass elfClass;
  private final ValueLayout.OfShort half;
  private final ValueLayout.OfInt word;
  private final ValueLayout.OfLong xword;

  FileBytes(String file, MemorySegment bytes, ElfClass elfClass, ByteOrder order) {
    this.file = file;
    this.bytes = bytes;
    this.elfClass = elfClass;
    this.half = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    this.word = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
    this.xword = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
  }

  ElfClass elfClass() {
    return elfClass;
  }

  long length() {
    return bytes.byteSize();
  }

  MalformedObjectException malformed(long offset, String what) {
    return new MalformedObjectException(file, offset, what);
  }

  private void require(long offset, long size) {
    if (!new FileRange(offset, size).isWithin(length())) {
      throw malformed(offset, size + " bytes expected, the file has " + length());
    }
  }

  int u8(long offset) {
    require(offset, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
  }

  int u16(long offset) {
    require(offset, 2);
    return bytes.get(half, offset) & 0xffff;
  }

  long u32(long offset) {
    require(offset, 4);
    return bytes.get(word, offset) & 0xffff_ffffL;
  }

  /// A number of 32 bits whose meaning is that of an `int`, such as an index or a type.
  int i32(long offset) {
    return (int) u32(offset);
  }

  long u64(long offset) {
    require(offset, 8);
    return bytes.get(xword, offset);
  }

  /// An address, offset or size: 4 or 8 bytes by the file's class.
  long wide(long offset) {
    return elfClass == ElfClass.ELF64 ? u64(offset) : u32(offset);
  }

  /// {@return a view of `range`}
  MemorySegment slice(FileRange range) {
    require(range.offset(), range.sizeBytes());
    return bytes.asSlice(range.offset(), range.sizeBytes());
  }

  /// {@return a copy of `range`, which the caller knows to be small}
  ByteString copy(FileRange range) {
    return ByteString.of(slice(range).toArray(ValueLayout.JAVA_BYTE));
  }

  /// {@return the string of `table` that begins at `index`, read as UTF-8}
  String text(FileRange table, long index) {
    var start = textStart(table, index);
    var end = start + textLength(table, index);
    return new String(
        bytes.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /// {@return whether the string of `table` that begins at `index` is `expected`}
  boolean isText(FileRange table, long index, byte[] expected) {
    var start = textStart(table, index);
    if (table.sizeBytes() - index <= expected.length) {
      return false;
    }
    for (var i = 0; i < expected.length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, start + i) != expected[i]) {
        return false;
      }
    }
    return bytes.get(ValueLayout.JAVA_BYTE, start + expected.length) == 0;
  }

  private long textStart(FileRange table, long index) {
    require(table.offset(), table.sizeBytes());
    if (Long.compareUnsigned(index, table.sizeBytes()) >= 0) {
      throw malformed(
          table.offset(), "no string " + index + " in a table of " + table.sizeBytes() + " bytes");
    }
    return table.offset() + index;
  }

  private long textLength(FileRange table, long index) {
    var start = table.offset() + index;
    var most = table.sizeBytes() - index;
    for (long length = 0; length < most; length++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, start + length) == 0) {
        return length;
      }
    }
    throw malformed(start, "a string that does not end inside its table");
  }
}
