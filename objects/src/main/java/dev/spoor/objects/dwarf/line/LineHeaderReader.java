package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.Encoding;
import dev.spoor.objects.dwarf.InitialLength;
import dev.spoor.objects.dwarf.Unit;

/// Reads the header of a line program, up to its tables of files, and finds these.
final class LineHeaderReader {
  private static final int FIRST_VERSION = 2;
  private static final int VERSION_WITH_OPERATIONS = 4;
  private static final int VERSION_WITH_FORMATS = 5;

  private final Unit unit;
  private final Cursor cursor;
  private final InitialLength length;
  private final int version;
  private final long start;

  LineHeaderReader(Unit unit, Block section, long offset) {
    this.unit = unit;
    var first = section.cursor(offset);
    this.start = offset;
    this.length = InitialLength.read(first);
    this.cursor = section.slice(0, length.end(), "").cursor(first.offset());
    this.version = cursor.u16();
    if (version < FIRST_VERSION || version > VERSION_WITH_FORMATS) {
      throw cursor.malformed("a line program of version " + version);
    }
  }

  LineProgram read() {
    var addressBytes = version >= VERSION_WITH_FORMATS ? addressBytes() : unitAddressBytes();
    var encoding = new Encoding(version, length.offsetBytes(), addressBytes);
    var headerBytes = cursor.unsigned(length.offsetBytes());
    if (!cursor.block().holds(cursor.offset(), headerBytes)) {
      throw cursor.malformed("a header behind the end of its line program");
    }
    var program = cursor.offset() + headerBytes;
    var minimum = cursor.u8();
    var operations = version >= VERSION_WITH_OPERATIONS ? cursor.u8() : 1;
    var isStatement = cursor.u8() != 0;
    var lineBase = cursor.s8();
    var lineRange = cursor.u8();
    var opcodeBase = cursor.u8();
    var header =
        new LineHeader(
            encoding,
            minimum,
            Math.max(operations, 1),
            isStatement,
            lineBase,
            lineRange,
            opcodeBase,
            program,
            length.end());
    return withFiles(header, operandCounts(opcodeBase));
  }

  private int addressBytes() {
    var bytes = cursor.u8();
    if (!Encoding.isAddressWidth(bytes)) {
      throw cursor.malformed("addresses of " + bytes + " bytes");
    }
    var segmentSelectorBytes = cursor.u8();
    if (segmentSelectorBytes != 0) {
      throw cursor.malformed("a line program with segments");
    }
    return bytes;
  }

  private int unitAddressBytes() {
    return unit.encoding().addressBytes();
  }

  private byte[] operandCounts(int opcodeBase) {
    if (opcodeBase == 0) {
      throw cursor.malformed("a line program whose special opcodes begin at 0");
    }
    return cursor.bytes(opcodeBase - 1).toArray();
  }

  private LineProgram withFiles(LineHeader header, byte[] operandCounts) {
    var tables =
        version >= VERSION_WITH_FORMATS
            ? FormattedFiles.read(unit, header.encoding(), cursor)
            : PlainFiles.read(unit.compilationDirectory().orElse(""), cursor);
    return new LineProgram(unit, header, operandCounts, tables, cursor.block(), start);
  }
}
