package dev.spoor.objects.dwarf.macro;

import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.Encoding;
import dev.spoor.objects.dwarf.Form;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A part of a section of macros that is being read, behind its header (DWARF 5, section 6.3.1).
final class MacroPart {
  private static final int GNU_VERSION = 4;
  private static final int VERSION = 5;
  private static final int WIDE_OFFSETS = 1;
  private static final int HAS_LINE_OFFSET = 2;
  private static final int HAS_OPERANDS = 4;

  private final MacroSection place;
  private final Cursor cursor;
  private final Encoding encoding;
  private final Map<Integer, List<Form>> operands;

  private MacroPart(
      MacroSection place, Cursor cursor, Encoding encoding, Map<Integer, List<Form>> operands) {
    this.place = place;
    this.cursor = cursor;
    this.encoding = encoding;
    this.operands = operands;
  }

  /// {@return the part that begins at `place`}
  static MacroPart open(MacroSection place, Unit unit) {
    var cursor = place.block().cursor(place.offset());
    if (!place.hasHeaders()) {
      return new MacroPart(place, cursor, unit.encoding(), Map.of());
    }
    var version = cursor.u16();
    if (version != GNU_VERSION && version != VERSION) {
      throw cursor.malformed("macros of version " + version + ", which is not known");
    }
    var flags = cursor.u8();
    var offsetBytes = (flags & WIDE_OFFSETS) == 0 ? Integer.BYTES : Long.BYTES;
    var encoding = new Encoding(version, offsetBytes, unit.encoding().addressBytes());
    if ((flags & HAS_LINE_OFFSET) != 0) {
      cursor.skip(offsetBytes);
    }
    var operands = (flags & HAS_OPERANDS) == 0 ? Map.<Integer, List<Form>>of() : operands(cursor);
    return new MacroPart(place, cursor, encoding, operands);
  }

  private static Map<Integer, List<Form>> operands(Cursor cursor) {
    var table = new HashMap<Integer, List<Form>>();
    for (var left = cursor.u8(); left > 0; left--) {
      var opcode = cursor.u8();
      var forms = new ArrayList<Form>();
      for (var count = cursor.count(1); count > 0; count--) {
        forms.add(new Form(cursor.u8()));
      }
      table.put(opcode, forms);
    }
    return table;
  }

  MacroSection place() {
    return place;
  }

  Cursor cursor() {
    return cursor;
  }

  /// {@return the next number of the width of an offset}
  long offset() {
    return cursor.unsigned(encoding.offsetBytes());
  }

  /// Passes over the operands of an opcode of somebody's own.
  void skip(int opcode, Unit unit) {
    var forms = operands.get(opcode);
    if (forms == null) {
      throw cursor.malformed("an opcode 0x" + Integer.toHexString(opcode) + " without operands");
    }
    for (var form : forms) {
      unit.forms().skip(cursor, form, encoding);
    }
  }
}
