package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Lazy;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Finds the parents of entries, which the format does not record, from the top down: of each scope
/// on the way the entries below it are noted, and what is in others is passed over by their
/// siblings. Few entries that are asked for are deep.
final class ScopeLevels {
  /// Where scopes are deeper than a compiler makes them, one walk finds them all.
  private static final int DEEPEST = 32;

  /// The children of a scope that have some themselves, by their offset in the unit.
  private static final class Level {
    final int[] starts;
    final int[] ends;

    Level(int[] starts, int[] ends) {
      this.starts = starts;
      this.ends = ends;
    }

    /// {@return the one that contains what begins at `place`, -1 if none}
    int around(int place) {
      var found = Arrays.binarySearch(starts, place);
      var before = (found >= 0 ? found : -found - 1) - 1;
      return before >= 0 && ends[before] > place ? before : -1;
    }
  }

  private final Unit unit;
  private final long unitOffset;
  private final ConcurrentMap<Integer, Level> levels = new ConcurrentHashMap<>();
  private final Lazy<ScopeTree> whole;

  ScopeLevels(Unit unit) {
    this.unit = unit;
    this.unitOffset = unit.header().offset();
    if (unit.header().end() - unitOffset > Integer.MAX_VALUE) {
      throw unit.bytes().malformed(unitOffset, "a unit of more than 2 GiB");
    }
    this.whole = new Lazy<>(() -> ScopeTree.of(unit));
  }

  /// {@return the entry that `offset` is a child of, -1 if none}
  long parentOf(long offset) {
    var place = (int) (offset - unitOffset);
    var scope = (int) (unit.header().firstDie() - unitOffset);
    var end = (int) (unit.header().end() - unitOffset);
    if (place <= scope) {
      return -1;
    }
    for (var depth = 0; depth < DEEPEST; depth++) {
      var level = level(scope, end);
      var inner = level.around(place);
      if (inner < 0) {
        return unitOffset + scope;
      }
      scope = level.starts[inner];
      end = level.ends[inner];
    }
    return whole.get().parentOf(offset);
  }

  private Level level(int scope, int end) {
    var known = levels.get(scope);
    if (known == null) {
      known = read(scope, end);
      levels.put(scope, known);
    }
    return known;
  }

  private Level read(int scope, int end) {
    var starts = new int[16];
    var ends = new int[16];
    var count = 0;
    var isOpen = false;
    for (var walk = unit.die(unitOffset + scope).walk(); walk.next(); ) {
      if (walk.depth() != 1) {
        continue;
      }
      var place = (int) (walk.offset() - unitOffset);
      if (isOpen) {
        ends[count - 1] = place;
      }
      isOpen = walk.hasChildren();
      if (isOpen) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
          ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count++] = place;
        walk.skipChildren();
      }
    }
    if (isOpen) {
      ends[count - 1] = end;
    }
    return new Level(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }
}
