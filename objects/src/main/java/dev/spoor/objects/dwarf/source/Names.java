package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.kept.KeptFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// The entries of a file by name: of those units alone that a table of the file names, if it has
/// one, else by an index of all.
final class Names {
  private final DebugInfo info;
  private final Lazy<Optional<UnitsByName>> table;
  private final FileIndex index;
  private final ConcurrentMap<Integer, UnitNames> read = new ConcurrentHashMap<>();

  Names(DebugInfo info, KeptFile kept) {
    this.info = info;
    this.table = new Lazy<>(() -> UnitsByName.of(info));
    this.index = new FileIndex(info, kept);
  }

  /// {@return the index of all}
  FileIndex index() {
    return index;
  }

  /// {@return the entries whose name or linkage name may be `simpleName`, in the order of the file}
  List<Die> candidates(String simpleName) {
    if (index.known().isPresent()) {
      return index.candidates(simpleName);
    }
    var found = new ArrayList<Die>();
    var units = units(simpleName);
    for (var unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
      addCandidates(unit, simpleName, found);
    }
    // Nothing may as well mean that the table has not this kind of name.
    return found.isEmpty() ? index.candidates(simpleName) : found;
  }

  private void addCandidates(int unit, String simpleName, List<Die> found) {
    var full = info.units().get(unit).full();
    read.computeIfAbsent(unit, _ -> UnitNames.of(full, new NameHashes()))
        .offsets(simpleName.hashCode())
        .forEach(offset -> found.add(full.die(offset)));
  }

  /// {@return the first of the entries whose name or linkage name may be `simpleName` that is
  /// accepted; what cannot be read is passed over}
  Optional<Die> first(String simpleName, Predicate<Die> isThat) {
    if (index.known().isEmpty()) {
      var units = units(simpleName);
      for (var unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
        var found = firstOfUnit(unit, simpleName, isThat);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return index.first(simpleName, isThat);
  }

  private Optional<Die> firstOfUnit(int unit, String simpleName, Predicate<Die> isThat) {
    try {
      var candidates = new ArrayList<Die>();
      addCandidates(unit, simpleName, candidates);
      return candidates.stream().filter(isThat).findFirst();
    } catch (MalformedObjectException _) {
      return Optional.empty();
    }
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
