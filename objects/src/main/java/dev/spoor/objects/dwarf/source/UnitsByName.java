package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Unit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A table of the file that says which units have a name, so that the others need not be read.
interface UnitsByName {
  String GDB_INDEX = ".gdb_index";
  String DEBUG_NAMES = ".debug_names";

  /// {@return the indices of the units that have something whose name ends in `simpleName`, behind
  /// the scopes and without the arguments of templates; empty also if the table has not this kind
  /// of name, as linkage names in `.gdb_index`}
  ///
  /// @throws MalformedObjectException if the table cannot be read
  BitSet units(String simpleName);

  /// {@return the table of a file, if there is one for all its units}
  static Optional<UnitsByName> of(DebugInfo info) {
    try {
      return hasTable(info) ? ofUnits(info) : Optional.empty();
    } catch (MalformedObjectException _) {
      // A short cut that leads nowhere: the units say the same.
      return Optional.empty();
    }
  }

  private static boolean hasTable(DebugInfo info) {
    return info.sections().section(GDB_INDEX).sizeBytes() > 0
        || info.sections().section(DEBUG_NAMES).sizeBytes() > 0;
  }

  private static Optional<UnitsByName> ofUnits(DebugInfo info) {
    var indices = new HashMap<Long, Integer>();
    for (var unit : info.units()) {
      if (unit.header().type().isType()) {
        return Optional.empty();
      }
      indices.put(unit.header().offset(), indices.size());
    }
    if (indices.isEmpty() || !info.typeUnits().isEmpty()) {
      return Optional.empty();
    }
    return table(info, Map.copyOf(indices));
  }

  private static Optional<UnitsByName> table(DebugInfo info, Map<Long, Integer> indices) {
    var gdb = info.sections().section(GDB_INDEX);
    if (gdb.sizeBytes() > 0) {
      return GdbIndex.read(gdb, indices);
    }
    var names = info.sections().section(DEBUG_NAMES);
    return names.sizeBytes() > 0
        ? DebugNames.read(names, firstOf(info), indices)
        : Optional.empty();
  }

  private static Unit firstOf(DebugInfo info) {
    return info.units().getFirst();
  }
}
