package dev.spoor.objects.dwarf.expression;

import dev.spoor.objects.bytes.Cursor;

/// How an operand of an operator is encoded (DWARF 5, section 7.7.1).
enum Operand {
  NONE,
  U1,
  S1,
  U2,
  S2,
  U4,
  S4,
  U8,
  S8,
  ULEB,
  SLEB,
  /// An address of the target.
  ADDRESS,
  /// An offset into a section: 4 or 8 bytes, in DWARF 2 as wide as an address.
  SECTION_OFFSET;

  long read(Cursor cursor, ExpressionFormat format) {
    return switch (this) {
      case NONE -> 0;
      case U1 -> cursor.u8();
      case S1 -> cursor.s8();
      case U2 -> cursor.u16();
      case S2 -> cursor.signed(2);
      case U4 -> cursor.u32();
      case S4 -> cursor.signed(4);
      case U8, S8 -> cursor.u64();
      case ULEB -> cursor.uleb128();
      case SLEB -> cursor.sleb128();
      case ADDRESS -> cursor.unsigned(format.addressBytes());
      case SECTION_OFFSET -> cursor.unsigned(format.referenceBytes());
    };
  }
}
