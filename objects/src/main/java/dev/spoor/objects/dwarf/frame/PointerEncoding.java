package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Cursor;

/// How a pointer is written: `DW_EH_PE_` of the Linux Standard Base, "DWARF Exception Header
/// Encoding".
///
/// @param value the byte as it is in the file: a format in the lower half, in the upper what it is
///   relative to and whether it is indirect
public record PointerEncoding(int value) {
  /// An address as it is.
  public static final PointerEncoding ABSOLUTE = new PointerEncoding(0);

  private static final int OMIT = 0xff;
  private static final int FORMAT = 0x0f;
  private static final int APPLICATION = 0x70;
  private static final int ALIGNED = 0x50;
  private static final int INDIRECT = 0x80;

  /// {@return whether there is no pointer at all}
  public boolean isOmitted() {
    return value == OMIT;
  }

  /// {@return the same format, relative to nothing, as lengths have it}
  PointerEncoding withoutBase() {
    return new PointerEncoding(value & FORMAT);
  }

  /// {@return how many bytes a pointer takes, 0 if that varies}
  int widthBytes(int addressBytes) {
    return switch (value & FORMAT) {
      case 0x0, 0x8 -> addressBytes;
      case 0x2, 0xa -> 2;
      case 0x3, 0xb -> 4;
      case 0x4, 0xc -> 8;
      default -> 0;
    };
  }

  /// Reads a pointer.
  ///
  /// @param function what a pointer relative to a function counts from
  EncodedPointer read(Cursor cursor, FrameBases bases, int addressBytes, long function) {
    if ((value & APPLICATION) == ALIGNED) {
      var address = bases.section() + cursor.offset();
      cursor.skip(-address & (addressBytes - 1));
      return new EncodedPointer(cursor.unsigned(addressBytes), isIndirect());
    }
    var base = base(cursor, bases, function);
    var stated = stated(cursor, addressBytes);
    // None stays none, whatever it would be relative to.
    var pointer = stated == 0 ? 0 : truncated(stated + base, addressBytes);
    return new EncodedPointer(pointer, isIndirect());
  }

  private boolean isIndirect() {
    return (value & INDIRECT) != 0;
  }

  private long base(Cursor cursor, FrameBases bases, long function) {
    return switch (value & APPLICATION) {
      case 0x00 -> 0;
      case 0x10 -> bases.section() + cursor.offset();
      case 0x20 -> bases.text();
      case 0x30 -> bases.data();
      case 0x40 -> function;
      default -> throw cursor.malformed("pointer encoding 0x" + Integer.toHexString(value));
    };
  }

  private long stated(Cursor cursor, int addressBytes) {
    return switch (value & FORMAT) {
      case 0x0 -> cursor.unsigned(addressBytes);
      case 0x1 -> cursor.uleb128();
      case 0x2 -> cursor.u16();
      case 0x3 -> cursor.u32();
      case 0x4, 0xc -> cursor.u64();
      case 0x8 -> cursor.signed(addressBytes);
      case 0x9 -> cursor.sleb128();
      case 0xa -> cursor.signed(2);
      case 0xb -> cursor.signed(4);
      default -> throw cursor.malformed("pointer encoding 0x" + Integer.toHexString(value));
    };
  }

  static long truncated(long address, int addressBytes) {
    return addressBytes == Long.BYTES ? address : address & (1L << addressBytes * Byte.SIZE) - 1;
  }
}
