package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.elf.FileAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads lists of locations: `.debug_loclists` (DWARF 5, section 2.6.2), `.debug_loc` (DWARF 4,
/// section 2.6.2), and the `.debug_loc.dwo` of GNU's split units before DWARF 5.
final class LocationReader {
  private static final int VERSION_OF_LOCATION_LISTS = 5;
  private static final int VIEW_PAIR = 9;

  private final Unit unit;
  private final Encoding encoding;
  private final List<Location> found = new ArrayList<>();
  private long base;

  LocationReader(Unit unit) {
    this.unit = unit;
    this.encoding = unit.encoding();
    this.base = unit.lowPc();
  }

  List<Location> withIndex(long index) {
    var section = unit.sections().section(".debug_loclists");
    return at(RangeReader.listPlace(section, unit.locationListsBase(), index, encoding));
  }

  List<Location> at(long place) {
    if (encoding.version() >= VERSION_OF_LOCATION_LISTS) {
      lists(unit.sections().section(".debug_loclists").cursor(place));
    } else if (unit.skeleton().isPresent()) {
      indexed(unit.sections().section(".debug_loc").cursor(place));
    } else {
      pairs(unit.sections().section(".debug_loc").cursor(place));
    }
    return List.copyOf(found);
  }

  private void pairs(Cursor cursor) {
    while (true) {
      var start = address(cursor);
      var end = address(cursor);
      if (start == 0 && end == 0) {
        return;
      }
      if (start == encoding.highestAddress()) {
        base = end;
      } else {
        add(base + start, base + end, expression(cursor, cursor.u16()));
      }
    }
  }

  /// GNU's `DW_LLE_GNU_` entries, the model of those of DWARF 5.
  private void indexed(Cursor cursor) {
    for (var kind = cursor.u8(); kind != 0; kind = cursor.u8()) {
      switch (kind) {
        case 1 -> base = unit.address(cursor.uleb128());
        case 2 -> {
          var start = unit.address(cursor.uleb128());
          var end = unit.address(cursor.uleb128());
          add(start, end, expression(cursor, cursor.u16()));
        }
        case 3 -> {
          var start = unit.address(cursor.uleb128());
          var size = cursor.u32();
          add(start, start + size, expression(cursor, cursor.u16()));
        }
        case 4 -> {
          var start = cursor.u32();
          var end = cursor.u32();
          add(base + start, base + end, expression(cursor, cursor.u16()));
        }
        default -> throw unknown(cursor, kind);
      }
    }
  }

  private void lists(Cursor cursor) {
    for (var kind = cursor.u8(); kind != 0; kind = cursor.u8()) {
      switch (kind) {
        case 1 -> base = unit.address(cursor.uleb128());
        case 2 -> {
          var start = unit.address(cursor.uleb128());
          add(start, unit.address(cursor.uleb128()), counted(cursor));
        }
        case 3 -> {
          var start = unit.address(cursor.uleb128());
          add(start, start + cursor.uleb128(), counted(cursor));
        }
        case 4 -> add(base + cursor.uleb128(), base + cursor.uleb128(), counted(cursor));
        case 5 -> found.add(new Location(Optional.empty(), counted(cursor)));
        case 6 -> base = address(cursor);
        case 7 -> add(address(cursor), address(cursor), counted(cursor));
        case 8 -> {
          var start = address(cursor);
          add(start, start + cursor.uleb128(), counted(cursor));
        }
        // GNU's numbers of views, which precede the entry they belong to.
        case VIEW_PAIR -> {
          cursor.uleb128();
          cursor.uleb128();
        }
        default -> throw unknown(cursor, kind);
      }
    }
  }

  private static dev.spoor.objects.bytes.MalformedObjectException unknown(Cursor cursor, int kind) {
    return cursor.malformed("an entry of kind " + kind + " in a list of locations");
  }

  private long address(Cursor cursor) {
    return cursor.unsigned(encoding.addressBytes());
  }

  private static Block counted(Cursor cursor) {
    return expression(cursor, cursor.uleb128());
  }

  private static Block expression(Cursor cursor, long sizeBytes) {
    return cursor.slice(sizeBytes, "");
  }

  private void add(long start, long end, Block expression) {
    var range =
        new FileAddressRange(
            FileAddress.of(encoding.wrap(start)), FileAddress.of(encoding.wrap(end)));
    found.add(new Location(Optional.of(range), expression));
  }
}
