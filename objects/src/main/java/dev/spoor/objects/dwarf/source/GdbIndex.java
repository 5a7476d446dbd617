package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// The names of `.gdb_index`, which gdb-add-index, gold, lld and mold write (gdb's manual, "Index
/// Section Format").
final class GdbIndex implements UnitsByName {
  private static final int FIRST_VERSION = 7;
  private static final int LAST_VERSION = 9;
  private static final int VERSION_WITH_SHORTCUTS = 9;
  private static final int UNIT_BYTES = 16;
  private static final int SLOT_BYTES = 8;
  private static final int UNIT_MASK = 0xff_ffff;

  private final Block slots;
  private final Block pool;
  private final int[] unitIndices;

  private GdbIndex(Block slots, Block pool, int[] unitIndices) {
    this.slots = slots;
    this.pool = pool;
    this.unitIndices = unitIndices;
  }

  /// {@return the table, if it is of a version that is known and has all units}
  ///
  /// @param indices of the units, by their offset
  static Optional<UnitsByName> read(Block section, Map<Long, Integer> indices) {
    var version = section.u32(0);
    if (version < FIRST_VERSION || version > LAST_VERSION) {
      return Optional.empty();
    }
    var units = between(section, 4, 8);
    var count = (int) (units.sizeBytes() / UNIT_BYTES);
    var unitIndices = new int[count];
    var covered = new BitSet();
    for (var i = 0; i < count; i++) {
      unitIndices[i] = indices.getOrDefault(units.u64((long) i * UNIT_BYTES), -1);
      if (unitIndices[i] >= 0) {
        covered.set(unitIndices[i]);
      }
    }
    if (covered.cardinality() < indices.size()) {
      return Optional.empty();
    }
    var hasShortcuts = version >= VERSION_WITH_SHORTCUTS;
    var pool = section.u32(hasShortcuts ? 24 : 20);
    return Optional.of(
        new GdbIndex(
            between(section, 16, 20),
            section.slice(pool, section.sizeBytes() - pool, ""),
            unitIndices));
  }

  /// The part whose beginning is at `field` of the header, and whose end at `next`.
  private static Block between(Block section, int field, int next) {
    var start = section.u32(field);
    return section.slice(start, section.u32(next) - start, "");
  }

  @Override
  public BitSet units(String simpleName) {
    var found = new BitSet();
    // Neither names nor vectors overlap much.
    var left = 4 * pool.sizeBytes();
    for (var slot = 0L; slot + SLOT_BYTES <= slots.sizeBytes() && left >= 0; slot += SLOT_BYTES) {
      var name = slots.u32(slot);
      var vector = slots.u32(slot + Integer.BYTES);
      if (name != 0 || vector != 0) {
        var text = pool.text(name);
        left -= text.length();
        if (QualifiedName.lastPart(text).equals(simpleName)) {
          left -= addUnits(vector, found);
        }
      }
    }
    if (left < 0) {
      throw pool.malformed(0, "names that overlap");
    }
    return found;
  }

  /// {@return the length of the vector, in bytes}
  private long addUnits(long vector, BitSet found) {
    var entries = pool.cursor(vector);
    for (var left = entries.u32(); left > 0; left--) {
      var unit = (int) entries.u32() & UNIT_MASK;
      if (unit < unitIndices.length && unitIndices[unit] >= 0) {
        found.set(unitIndices[unit]);
      }
    }
    return entries.offset() - vector;
  }
}
