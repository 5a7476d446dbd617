package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import java.util.OptionalLong;

/// The table of `.eh_frame_hdr`, by which a description is found without reading the others: pairs
/// of a function's address and its description's, in the order of the functions (Linux Standard
/// Base, "Exception Frame Header").
final class FrameHeader {
  private static final int VERSION = 1;

  private final Block block;
  private final FrameBases bases;
  private final int addressBytes;
  private final PointerEncoding encoding;
  private final long section;
  private final long table;
  private final long count;

  private FrameHeader(
      Block block,
      FrameBases bases,
      int addressBytes,
      PointerEncoding encoding,
      long section,
      long table,
      long count) {
    this.block = block;
    this.bases = bases;
    this.addressBytes = addressBytes;
    this.encoding = encoding;
    this.section = section;
    this.table = table;
    this.count = count;
  }

  /// @param address where the header is in the object
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it has another form
  static FrameHeader read(Block block, long address, int addressBytes) {
    var bases = new FrameBases(address, 0, address);
    var cursor = block.cursor(0);
    if (cursor.u8() != VERSION) {
      throw block.malformed(0, "another version of the frame header");
    }
    var sectionEncoding = new PointerEncoding(cursor.u8());
    var countEncoding = new PointerEncoding(cursor.u8());
    var encoding = new PointerEncoding(cursor.u8());
    var section = sectionEncoding.read(cursor, bases, addressBytes, 0).value();
    var isSearchable = !countEncoding.isOmitted() && !encoding.isOmitted();
    var count = isSearchable ? countEncoding.read(cursor, bases, addressBytes, 0).value() : 0;
    var pairBytes = isSearchable ? 2L * encoding.widthBytes(addressBytes) : 0;
    var room = pairBytes == 0 ? 0 : (block.sizeBytes() - cursor.offset()) / pairBytes;
    if (pairBytes != 0 && Long.compareUnsigned(count, room) > 0) {
      throw cursor.malformed(
          "a table of " + Long.toUnsignedString(count) + " where " + room + " fit");
    }
    return new FrameHeader(
        block, bases, addressBytes, encoding, section, cursor.offset(), pairBytes == 0 ? 0 : count);
  }

  /// {@return where the section `.eh_frame` is in the object}
  long section() {
    return section;
  }

  /// {@return whether there is a table}
  boolean isSearchable() {
    return count > 0;
  }

  /// {@return the address of the description of the last function that begins at or before
  /// `address`}
  OptionalLong find(long address) {
    var low = 0L;
    var high = count - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(field(middle, 0), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? OptionalLong.empty() : OptionalLong.of(field(high, 1));
  }

  private long field(long index, int which) {
    var width = encoding.widthBytes(addressBytes);
    var cursor = block.cursor(table + (2 * index + which) * width);
    return encoding.read(cursor, bases, addressBytes, 0).value();
  }
}
