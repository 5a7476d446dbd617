package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Functions with code of all units, by hashes of their names and linkage names: 20 bytes for each.
/// Made of all units at once, on the threads of the common pool.
final class FunctionIndex {
  private final List<Unit> units;
  private final long[] keys;
  private final int[] unitIndices;
  private final long[] offsets;

  private FunctionIndex(List<Unit> units, List<UnitNames> parts) {
    this.units = units;
    var total = parts.stream().mapToInt(part -> part.count).sum();
    keys = new long[total];
    unitIndices = new int[total];
    offsets = new long[total];
    var at = 0;
    for (var unit = 0; unit < parts.size(); unit++) {
      var part = parts.get(unit);
      for (var i = 0; i < part.count; i++) {
        keys[at] = key(part.hashes[i], at);
        unitIndices[at] = unit;
        offsets[at] = part.offsets[i];
        at++;
      }
    }
    Arrays.sort(keys);
  }

  /// Sorted by hash, and for the same one in the order of the file.
  private static long key(int hash, int position) {
    return (long) hash << Integer.SIZE | position;
  }

  static FunctionIndex of(DebugInfo info) {
    var units = info.units();
    var parts =
        IntStream.range(0, units.size())
            .parallel()
            .mapToObj(index -> UnitNames.of(units.get(index)))
            .toList();
    return new FunctionIndex(units, parts);
  }

  /// {@return the entries whose name or linkage name may be `simpleName`}
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

  /// The names of one unit.
  private static final class UnitNames {
    private int[] hashes = new int[16];
    private long[] offsets = new long[16];
    private int count;

    static UnitNames of(Unit unit) {
      var names = new UnitNames();
      try {
        names.read(unit);
      } catch (MalformedObjectException _) {
        // What was found before is right, and the other units are.
      }
      return names;
    }

    private void read(Unit unit) {
      if (!unit.header().isKnown() || unit.header().type().isType()) {
        return;
      }
      for (var walk = unit.full().walk(); walk.next(); ) {
        if (walk.tag().equals(Tag.SUBPROGRAM) && CodeScopes.isScope(walk)) {
          add(walk.die());
        }
      }
    }

    private void add(Die die) {
      var origins = die.origins();
      QualifiedName.simple(origins)
          .ifPresent(name -> add(QualifiedName.lastPart(name).hashCode(), die.offset()));
      Function.linkageName(origins).ifPresent(name -> add(name.hashCode(), die.offset()));
    }

    private void add(int hash, long offset) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * count);
        offsets = Arrays.copyOf(offsets, 2 * count);
      }
      hashes[count] = hash;
      offsets[count++] = offset;
    }
  }
}
