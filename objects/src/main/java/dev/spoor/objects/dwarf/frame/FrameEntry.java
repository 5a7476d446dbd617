package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;

/// The beginning of an entry of a frame section: as far as both kinds are alike.
///
/// @param offset where it begins
/// @param offsetBytes 4, or 8 in DWARF's 64-bit format
/// @param idOffset where its second field is, which says what it is
/// @param id that field: for a description where its common information is
/// @param end where the next entry begins
record FrameEntry(long offset, int offsetBytes, long idOffset, long id, long end) {
  private static final long EXTENDED = 0xffff_ffffL;

  /// {@return the entry at the cursor, which then stands behind its second field; one of no bytes,
  /// which has no such field, if it ends a table}
  static FrameEntry read(Cursor cursor, FrameSection.Kind kind) {
    var offset = cursor.offset();
    var stated = cursor.u32();
    var wide = stated == EXTENDED;
    var length = wide ? cursor.u64() : stated;
    var start = cursor.offset();
    if (!cursor.block().holds(start, length)) {
      throw cursor
          .block()
          .malformed(offset, "an entry of " + Long.toUnsignedString(length) + " bytes");
    }
    var idBytes =
        switch (kind) {
          // "A 4 byte unsigned value" whatever the length's form: Linux Standard Base, 10.6.1.
          case EH_FRAME -> 4;
          case DEBUG_FRAME -> wide ? 8 : 4;
        };
    return new FrameEntry(
        offset, wide ? 8 : 4, start, length == 0 ? 0 : cursor.unsigned(idBytes), start + length);
  }

  boolean isTerminator() {
    return end == idOffset;
  }

  boolean isCommon(FrameSection.Kind kind) {
    return switch (kind) {
      case EH_FRAME -> id == 0;
      case DEBUG_FRAME -> id == (offsetBytes == 8 ? -1 : 0xffff_ffffL);
    };
  }

  /// {@return where a description's common information is}
  long commonOffset(FrameSection.Kind kind) {
    return switch (kind) {
      case EH_FRAME -> idOffset - id;
      case DEBUG_FRAME -> id;
    };
  }

  /// {@return the section without what follows the entry}
  Block upToEnd(Block section) {
    return section.slice(0, end, "");
  }
}
