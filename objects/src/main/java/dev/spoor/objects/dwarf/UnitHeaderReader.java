package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;

/// Reads headers of units (DWARF 5, section 7.5.1; DWARF 4, section 7.5.1.1).
final class UnitHeaderReader {
  private static final int COMPACT_HEADER_VERSION = 5;

  private final Block section;
  private final UnitType typeBefore5;

  UnitHeaderReader(Block section, UnitType typeBefore5) {
    this.section = section;
    this.typeBefore5 = typeBefore5;
  }

  UnitHeader read(long offset) {
    var cursor = section.cursor(offset);
    var length = InitialLength.read(cursor);
    // What is read of a unit is read of this part: it cannot reach into the next one.
    var unit = section.slice(0, length.end(), "").cursor(cursor.offset());
    var version = unit.u16();
    if (version < 2 || version > COMPACT_HEADER_VERSION) {
      return unknown(offset, length, version, new UnitType(0));
    }
    return version < COMPACT_HEADER_VERSION
        ? before5(offset, length, unit, version)
        : since5(offset, length, unit, version);
  }

  /// Its length is known, and so where the next one is.
  private static UnitHeader unknown(long offset, InitialLength length, int version, UnitType type) {
    var encoding = new Encoding(version, length.offsetBytes(), Long.BYTES);
    return new UnitHeader(offset, length.end(), encoding, type, 0, 0, 0, length.end());
  }

  private UnitHeader before5(long offset, InitialLength length, Cursor unit, int version) {
    var abbreviations = unit.unsigned(length.offsetBytes());
    var encoding = new Encoding(version, length.offsetBytes(), addressBytes(unit));
    var identity = typeBefore5.isType() ? unit.u64() : 0;
    var typeOffset = typeBefore5.isType() ? unit.unsigned(length.offsetBytes()) : 0;
    return new UnitHeader(
        offset,
        length.end(),
        encoding,
        typeBefore5,
        abbreviations,
        identity,
        typeOffset,
        unit.offset());
  }

  private static UnitHeader since5(long offset, InitialLength length, Cursor unit, int version) {
    var type = new UnitType(unit.u8());
    if (type.code() < UnitType.COMPILE.code() || type.code() > UnitType.SPLIT_TYPE.code()) {
      return unknown(offset, length, version, type);
    }
    var encoding = new Encoding(version, length.offsetBytes(), addressBytes(unit));
    var abbreviations = unit.unsigned(length.offsetBytes());
    var hasIdentity =
        type.isType() || type.equals(UnitType.SKELETON) || type.equals(UnitType.SPLIT_COMPILE);
    var identity = hasIdentity ? unit.u64() : 0;
    var typeOffset = type.isType() ? unit.unsigned(length.offsetBytes()) : 0;
    return new UnitHeader(
        offset, length.end(), encoding, type, abbreviations, identity, typeOffset, unit.offset());
  }

  private static int addressBytes(Cursor unit) {
    var bytes = unit.u8();
    if (!Encoding.isAddressWidth(bytes)) {
      throw unit.block().malformed(unit.offset() - 1, "addresses of " + bytes + " bytes");
    }
    return bytes;
  }
}
