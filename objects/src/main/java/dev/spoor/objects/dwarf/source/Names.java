package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The entries of a file by name: of those units alone that a table of the file names, if it has
/// one, else by an index of all.
final class Names {
  private final DebugInfo info;
  private final Lazy<Optional<UnitsByName>> table;
  private final Lazy<NameIndex> index;
  private final ConcurrentMap<Integer, UnitNames> read = new ConcurrentHashMap<>();

  Names(DebugInfo info) {
    this.info = info;
    this.table = new Lazy<>(() -> UnitsByName.of(info));
    this.index = new Lazy<>(() -> NameIndex.of(info));
  }

  /// {@return the entries whose name or linkage name may be `simpleName`, in the order of the file}
  List<Die> candidates(String simpleName) {
    var found = new ArrayList<Die>();
    var units = units(simpleName);
    for (var unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
      var full = info.units().get(unit).full();
      var names = read.computeIfAbsent(unit, number -> UnitNames.of(info.units().get(number)));
      names.offsets(simpleName.hashCode()).forEach(offset -> found.add(full.die(offset)));
    }
    // Nothing may as well mean that the table has not this kind of name.
    return found.isEmpty() ? index.get().candidates(simpleName) : found;
  }

  private BitSet units(String simpleName) {
    try {
      return table.get().map(names -> names.units(simpleName)).orElseGet(BitSet::new);
    } catch (MalformedObjectException _) {
      // A short cut that leads nowhere: the units say the same.
      return new BitSet();
    }
  }
}
