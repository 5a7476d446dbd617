package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Functions with code, variables, types and enumerators of all units, by hashes of their names and
/// linkage names, and the functions of each unit by address: one block of bytes, as it is kept in a
/// file.
///
/// ```text
/// index  = count-of-units count-of-pieces count-of-names 0           (4 bytes each)
///          (first-piece is-known)*                                   (of each unit)
///          start*  function*                                         (of each piece, 8 and 4 bytes)
///          hash*   unit*   entry*                                    (of each name, by hash)
/// ```
///
/// Functions and entries are offsets from the beginning of their unit.
final class SourceIndex {
  /// Goes up when what is indexed, or how, changes.
  static final int VERSION = 3;

  static final int HEADER_BYTES = 16;
  static final int UNIT_BYTES = 8;
  static final int PIECE_BYTES = 12;
  static final int NAME_BYTES = 12;
  static final int NO_FUNCTION = -1;

  private static final long UNSIGNED = 0xffff_ffffL;

  private final Block content;
  private final List<Unit> units;
  private final long pieceCount;
  private final long nameCount;
  private final long starts;
  private final long functions;
  private final long hashes;
  private final long unitIndices;
  private final long entries;

  /// @param units those of `.debug_info`, then those of `.debug_types`
  /// @throws MalformedObjectException if `content` is none of so many units
  SourceIndex(Block content, List<Unit> units) {
    this.content = content;
    this.units = units;
    var unitCount = content.u32(0);
    pieceCount = content.u32(4);
    nameCount = content.u32(8);
    starts = HEADER_BYTES + UNIT_BYTES * unitCount;
    functions = starts + Long.BYTES * pieceCount;
    hashes = functions + Integer.BYTES * pieceCount;
    unitIndices = hashes + Integer.BYTES * nameCount;
    entries = unitIndices + Integer.BYTES * nameCount;
    if (unitCount != units.size() || content.sizeBytes() != entries + Integer.BYTES * nameCount) {
      throw content.malformed(0, "an index of something else");
    }
  }

  /// {@return the bytes}
  Block content() {
    return content;
  }

  /// {@return whether none of the units has its entries in a file of its own}
  boolean isOfOneFile() {
    for (var unit : units) {
      try {
        if (unit.header().isKnown() && isSkeleton(unit.root())) {
          return false;
        }
      } catch (MalformedObjectException _) {
        // It has nothing here either.
        return false;
      }
    }
    return true;
  }

  private static boolean isSkeleton(Die root) {
    return root.has(AttributeName.DWO_NAME) || root.has(AttributeName.GNU_DWO_NAME);
  }

  /// {@return the entries whose name or linkage name may be `simpleName`, in the order of the file}
  ///
  /// @throws MalformedObjectException if the index or the units are damaged
  List<Die> candidates(String simpleName) {
    var found = new ArrayList<Die>();
    for (var name = firstNamed(simpleName); isNamed(name, simpleName); name++) {
      found.add(die(name));
    }
    return found;
  }

  /// {@return the number of the first name that may be `simpleName`; the others follow it}
  long firstNamed(String simpleName) {
    return firstOf(simpleName.hashCode());
  }

  /// {@return whether there is a name with this number that may be `simpleName`}
  boolean isNamed(long name, String simpleName) {
    return name < nameCount && (int) number(hashes, name) == simpleName.hashCode();
  }

  /// {@return the entry that has the name with this number}
  ///
  /// @throws MalformedObjectException if the index or the unit is damaged
  Die die(long name) {
    var unit = number(unitIndices, name);
    if (unit >= units.size()) {
      throw content.malformed(unitIndices, "no unit " + unit);
    }
    var full = units.get((int) unit).full();
    return full.die(full.header().offset() + number(entries, name));
  }

  private long firstOf(int hash) {
    var low = 0L;
    var high = nameCount;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if ((int) number(hashes, middle) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long number(long table, long index) {
    return content.u32(table + Integer.BYTES * index);
  }

  /// {@return whether the functions of a unit could be read}
  boolean knowsFunctions(int unit) {
    return content.u32(HEADER_BYTES + (long) UNIT_BYTES * unit + Integer.BYTES) != 0;
  }

  /// {@return where the entry of the function of a unit is that has the code at `address`}
  ///
  /// @param unit one whose functions are known
  /// @throws MalformedObjectException if the index or the unit is damaged
  OptionalLong functionAt(int unit, long address) {
    var first = firstPiece(unit);
    var low = first;
    var high = Math.min(firstPiece(unit + 1), pieceCount) - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(content.u64(starts + Long.BYTES * middle), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    var function = high < first ? UNSIGNED : number(functions, high);
    if (function == UNSIGNED) {
      return OptionalLong.empty();
    }
    var full = units.get(unit).full();
    var entry = full.die(full.header().offset() + function);
    if (!entry.tag().equals(Tag.SUBPROGRAM)) {
      throw content.malformed(functions, entry + " is no function");
    }
    return OptionalLong.of(entry.offset());
  }

  private long firstPiece(int unit) {
    return unit == units.size() ? pieceCount : content.u32(HEADER_BYTES + (long) UNIT_BYTES * unit);
  }
}
