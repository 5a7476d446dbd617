package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Functions with code, variables and types of all units, by hashes of their names and linkage
/// names: 20 bytes for each. Made of all units at once, on the threads of the common pool.
final class NameIndex {
  private final List<Unit> units;
  private final long[] keys;
  private final int[] unitIndices;
  private final long[] offsets;

  private NameIndex(List<Unit> units, List<UnitNames> parts) {
    this.units = units;
    var total = parts.stream().mapToInt(UnitNames::count).sum();
    keys = new long[total];
    unitIndices = new int[total];
    offsets = new long[total];
    var at = 0;
    for (var unit = 0; unit < parts.size(); unit++) {
      var part = parts.get(unit);
      for (var i = 0; i < part.count(); i++) {
        keys[at] = key(part.hash(i), at);
        unitIndices[at] = unit;
        offsets[at] = part.offset(i);
        at++;
      }
    }
    Arrays.sort(keys);
  }

  /// Sorted by hash, and for the same one in the order of the file.
  private static long key(int hash, int position) {
    return (long) hash << Integer.SIZE | position;
  }

  static NameIndex of(DebugInfo info) {
    var units = Stream.concat(info.units().stream(), info.typeUnits().stream()).toList();
    var parts =
        IntStream.range(0, units.size())
            .parallel()
            .mapToObj(index -> UnitNames.of(units.get(index)))
            .toList();
    return new NameIndex(units, parts);
  }

  /// {@return the entries whose name or linkage name may be `simpleName`, in the order of the file}
  List<Die> candidates(String simpleName) {
    var hash = simpleName.hashCode();
    var from = Arrays.binarySearch(keys, key(hash, 0));
    var found = new ArrayList<Die>();
    for (var i = from < 0 ? -from - 1 : from;
        i < keys.length && (int) (keys[i] >> Integer.SIZE) == hash;
        i++) {
      var position = (int) keys[i];
      found.add(units.get(unitIndices[position]).full().die(offsets[position]));
    }
    return found;
  }
}
