package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An index of a package: which parts of the sections belong to a unit (DWARF 5, section 7.3.5;
/// GNU's version 2 before it).
final class PackageIndex {
  private static final int HEADER_BYTES = 16;
  private static final int VERSION_OF_STANDARD = 5;
  private static final int MOST_COLUMNS = 64;

  private final Block index;

  PackageIndex(Block index) {
    this.index = index;
  }

  /// {@return the parts that belong to the unit with this id or signature}
  Optional<DwarfSections> parts(DwarfSections sections, long identity) {
    if (index.sizeBytes() == 0) {
      return Optional.empty();
    }
    var columns = index.u32(4);
    var units = index.u32(8);
    var slots = index.u32(12);
    require(columns <= MOST_COLUMNS && Long.bitCount(slots) <= 1, "a size that cannot be");
    var rows = HEADER_BYTES + slots * Long.BYTES;
    var table = rows + slots * Integer.BYTES;
    require(
        index.holds(table, (1 + 2 * units) * columns * Integer.BYTES), "a table behind its end");
    var row = rowOf(identity, slots, rows);
    if (row == 0) {
      return Optional.empty();
    }
    require(row <= units, "a row that does not exist");
    return Optional.of(parts(sections, table, columns, units, row));
  }

  private void require(boolean isRight, String otherwise) {
    if (!isRight) {
      throw index.malformed(0, "an index of a package with " + otherwise);
    }
  }

  /// Counted from 1; 0 if there is none.
  private long rowOf(long identity, long slots, long rows) {
    var mask = slots - 1;
    var step = identity >>> Integer.SIZE & mask | 1;
    var slot = identity & mask;
    for (var tried = 0L; tried < slots; tried++) {
      var row = index.u32(rows + slot * Integer.BYTES);
      if (row == 0) {
        return 0;
      }
      if (index.u64(HEADER_BYTES + slot * Long.BYTES) == identity) {
        return row;
      }
      slot = slot + step & mask;
    }
    return 0;
  }

  private DwarfSections parts(
      DwarfSections sections, long table, long columns, long units, long row) {
    var parts = new HashMap<String, Block>();
    for (var column = 0L; column < columns; column++) {
      var name = sectionName((int) index.u32(table + column * Integer.BYTES));
      var offset = index.u32(table + (row * columns + column) * Integer.BYTES);
      var size = index.u32(table + ((units + row) * columns + column) * Integer.BYTES);
      if (!name.isEmpty()) {
        parts.put(name, sections.section(name).slice(offset, size, ""));
      }
    }
    return withWholeRest(sections, parts);
  }

  /// Strings are shared by all units.
  private static DwarfSections withWholeRest(DwarfSections sections, Map<String, Block> parts) {
    return name -> {
      var part = parts.get(name);
      return part == null ? sections.section(name) : part;
    };
  }

  /// The `DW_SECT_` numbers: DWARF 5, table 7.1, and those of GNU's index.
  private String sectionName(int kind) {
    var isStandard = index.u16(0) == VERSION_OF_STANDARD;
    return switch (kind) {
      case 1 -> ".debug_info.dwo";
      case 2 -> ".debug_types.dwo";
      case 3 -> ".debug_abbrev.dwo";
      case 4 -> ".debug_line.dwo";
      case 5 -> isStandard ? ".debug_loclists.dwo" : ".debug_loc.dwo";
      case 6 -> ".debug_str_offsets.dwo";
      case 7 -> isStandard ? ".debug_macro.dwo" : ".debug_macinfo.dwo";
      case 8 -> isStandard ? ".debug_rnglists.dwo" : ".debug_macro.dwo";
      default -> "";
    };
  }
}
