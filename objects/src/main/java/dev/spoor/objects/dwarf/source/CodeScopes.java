package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.RangeReader;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.Arrays;

/// The functions of a unit and the calls inlined in them, by address.
final class CodeScopes {
  private final Unit unit;
  private final AddressMap scopeByAddress;
  private final long[] offsets;
  private final int[] parents;

  private CodeScopes(Unit unit, AddressMap scopeByAddress, long[] offsets, int[] parents) {
    this.unit = unit;
    this.scopeByAddress = scopeByAddress;
    this.offsets = offsets;
    this.parents = parents;
  }

  /// {@return those of a unit, which is not a skeleton}
  static CodeScopes of(Unit unit) {
    return new Builder(unit).build();
  }

  /// {@return how many there are}
  int count() {
    return offsets.length;
  }

  /// {@return the innermost that has `address`, -1 if none}
  int at(long address) {
    return scopeByAddress.at(address);
  }

  /// {@return the one that a call was inlined in, -1 for a function}
  int callerOf(int scope) {
    return parents[scope];
  }

  /// {@return the entry of one}
  Die die(int scope) {
    return unit.die(offsets[scope]);
  }

  /// {@return whether an entry is a function, or a call of one that was inlined, and has code}
  static boolean isScope(DieWalk walk) {
    var tag = walk.tag();
    return (tag.equals(Tag.SUBPROGRAM) || tag.equals(Tag.INLINED_SUBROUTINE))
        && (walk.has(AttributeName.LOW_PC) || walk.has(AttributeName.RANGES));
  }

  private static final class Builder {
    private final Unit unit;
    private final RangeReader ranges;
    private final AddressMap.Builder scopeByAddress = new AddressMap.Builder();
    private long[] offsets = new long[64];
    private int[] parents = new int[64];
    private int[] enclosing = new int[64];
    private int[] depths = new int[64];
    private int count;
    private int open = -1;

    Builder(Unit unit) {
      this.unit = unit;
      this.ranges = new RangeReader(unit);
    }

    CodeScopes build() {
      for (var walk = unit.walk(); walk.next(); ) {
        while (open >= 0 && depths[open] >= walk.depth()) {
          open = enclosing[open];
        }
        if (isScope(walk)) {
          add(walk);
        }
      }
      return new CodeScopes(
          unit,
          scopeByAddress.build(),
          Arrays.copyOf(offsets, count),
          Arrays.copyOf(parents, count));
    }

    private void add(DieWalk walk) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
        parents = Arrays.copyOf(parents, 2 * count);
        enclosing = Arrays.copyOf(enclosing, 2 * count);
        depths = Arrays.copyOf(depths, 2 * count);
      }
      var scope = count++;
      offsets[scope] = walk.offset();
      // A function nested in another was not called by it.
      parents[scope] = walk.tag().equals(Tag.SUBPROGRAM) ? -1 : open;
      enclosing[scope] = open;
      depths[scope] = walk.depth();
      ranges.read(walk.die(), (start, end) -> scopeByAddress.add(start, end, scope));
      if (walk.hasChildren()) {
        open = scope;
      }
    }
  }
}
