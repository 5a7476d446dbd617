package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;

/// Reads `.debug_aranges` (DWARF 5, section 6.1.2): which unit the code at an address belongs to,
/// for those units that have a set there.
public final class ArangesReader {
  private static final int VERSION = 2;

  private final Block section;

  /// @param sections of the file
  public ArangesReader(DwarfSections sections) {
    this.section = sections.section(".debug_aranges");
  }

  /// Takes what the sets say.
  public interface Consumer {
    /// A set begins, which has all ranges of a unit.
    ///
    /// @param offset of the unit in `.debug_info`
    void unit(long offset);

    /// The unit has the addresses from `start` (included) to `end` (not included), unsigned; at
    /// least one.
    void range(long start, long end);
  }

  /// Hands all sets to `consumer`.
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if one cannot be read
  public void read(Consumer consumer) {
    for (var offset = 0L; offset < section.sizeBytes(); ) {
      var cursor = section.cursor(offset);
      var length = InitialLength.read(cursor);
      readSet(section.slice(0, length.end(), "").cursor(cursor.offset()), offset, length, consumer);
      offset = length.end();
    }
  }

  private static void readSet(Cursor cursor, long start, InitialLength length, Consumer consumer) {
    var version = cursor.u16();
    if (version != VERSION) {
      return;
    }
    consumer.unit(cursor.unsigned(length.offsetBytes()));
    var width = cursor.u8();
    var selectorWidth = cursor.u8();
    if (!Encoding.isAddressWidth(width) || selectorWidth != 0) {
      throw cursor.malformed("addresses of " + width + " bytes with a segment");
    }
    var tuple = 2L * width;
    cursor.seek(start + (cursor.offset() - start + tuple - 1) / tuple * tuple);
    var highest = new Encoding(VERSION, length.offsetBytes(), width).highestAddress();
    while (cursor.offset() + tuple <= length.end()) {
      var from = cursor.unsigned(width);
      var size = cursor.unsigned(width);
      // Linkers put zeros in the place of code that they left out, and so end the set too early for
      // those who take two of them for its end.
      var end = from + size & highest;
      if (Long.compareUnsigned(from, end) < 0) {
        consumer.range(from, end);
      }
    }
  }
}
