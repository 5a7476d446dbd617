package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Cursor;

/// The length with which units and tables begin (DWARF 5, section 7.4), read.
///
/// @param offsetBytes 4 in the 32-bit format, 8 in the 64-bit one
/// @param end where what it is the length of ends, in the section
public record InitialLength(int offsetBytes, long end) {
  private static final long FORMAT_64 = 0xffff_ffffL;
  private static final long RESERVED = 0xffff_fff0L;

  /// Reads one; the cursor is then behind it.
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the section is shorter
  public static InitialLength read(Cursor cursor) {
    var start = cursor.offset();
    var length = cursor.u32();
    if (length >= RESERVED && length != FORMAT_64) {
      throw cursor.block().malformed(start, "a reserved length, 0x" + Long.toHexString(length));
    }
    var offsetBytes = length == FORMAT_64 ? Long.BYTES : Integer.BYTES;
    var size = length == FORMAT_64 ? cursor.u64() : length;
    if (!cursor.block().holds(cursor.offset(), size)) {
      throw cursor
          .block()
          .malformed(
              start,
              "a length of "
                  + Long.toUnsignedString(size)
                  + " where "
                  + (cursor.block().sizeBytes() - cursor.offset())
                  + " bytes are left");
    }
    return new InitialLength(offsetBytes, cursor.offset() + size);
  }
}
