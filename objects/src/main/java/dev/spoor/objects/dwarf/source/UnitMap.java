package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.ArangesReader;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.RangeReader;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.FileAddress;
import java.util.List;

/// Which unit has the code at an address: by `.debug_aranges`, and by what the units themselves say
/// if nothing is found there, since not every compiler writes it.
///
/// Where several units claim an address the first one has it: of a function that many units have
/// (an inline one, a template's) linkers keep the first, and let the information of the others, who
/// may have compiled it otherwise, point there too.
final class UnitMap {
  private final DebugInfo info;
  private final Lazy<AddressMap> byTable = new Lazy<>(this::readTable);
  private final Lazy<AddressMap> byUnits = new Lazy<>(this::readUnits);

  UnitMap(DebugInfo info) {
    this.info = info;
  }

  /// {@return the index of the unit, [AddressMap#NOTHING] if there is none}
  int at(FileAddress address) {
    var rank = byTable.get().at(address.value());
    if (rank == AddressMap.NOTHING) {
      rank = byUnits.get().at(address.value());
    }
    return rank == AddressMap.NOTHING ? rank : rank(info.units(), rank);
  }

  /// Higher for units that come earlier, since in a map the highest number counts; of such a number
  /// the index again.
  private static int rank(List<Unit> units, int index) {
    return units.size() - 1 - index;
  }

  private AddressMap readTable() {
    var map = new AddressMap.Builder();
    try {
      new ArangesReader(info.sections()).read(new Sets(info.units(), map));
    } catch (MalformedObjectException _) {
      // A short cut that leads nowhere: the units say the same.
      return new AddressMap.Builder().build();
    }
    return map.build();
  }

  /// The sets are in the order of the units, as a rule.
  private static final class Sets implements ArangesReader.Consumer {
    private final List<Unit> units;
    private final AddressMap.Builder map;
    private int unit = AddressMap.NOTHING;

    Sets(List<Unit> units, AddressMap.Builder map) {
      this.units = units;
      this.map = map;
    }

    @Override
    public void unit(long offset) {
      unit = indexOf(offset);
    }

    private int indexOf(long offset) {
      var low = 0;
      var high = units.size() - 1;
      while (low <= high) {
        var middle = (low + high) >>> 1;
        var found = units.get(middle).header().offset();
        if (found == offset) {
          return middle;
        }
        if (found < offset) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return AddressMap.NOTHING;
    }

    @Override
    public void range(long start, long end) {
      if (unit != AddressMap.NOTHING) {
        map.add(start, end, rank(units, unit));
      }
    }
  }

  private AddressMap readUnits() {
    var map = new AddressMap.Builder();
    for (var i = 0; i < info.units().size(); i++) {
      addUnit(info.units().get(i), rank(info.units(), i), map);
    }
    return map.build();
  }

  private static void addUnit(Unit unit, int rank, AddressMap.Builder map) {
    if (!unit.header().isKnown() || unit.header().type().isType()) {
      return;
    }
    try {
      new RangeReader(unit).read(unit.root(), (start, end) -> map.add(start, end, rank));
    } catch (MalformedObjectException _) {
      // What is wrong with one unit says nothing of the others. Asked for itself, it says what.
    }
  }
}
