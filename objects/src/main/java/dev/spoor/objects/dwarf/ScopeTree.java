package dev.spoor.objects.dwarf;

import java.util.Arrays;

/// Which entries of a unit have others below them, and where those end: 12 bytes for each, to find
/// parents, which the format does not record.
final class ScopeTree {
  private final long unitOffset;
  private final int[] starts;
  private final int[] ends;
  private final int[] parents;

  private ScopeTree(long unitOffset, int[] starts, int[] ends, int[] parents) {
    this.unitOffset = unitOffset;
    this.starts = starts;
    this.ends = ends;
    this.parents = parents;
  }

  static ScopeTree of(Unit unit) {
    var header = unit.header();
    if (header.end() - header.offset() > Integer.MAX_VALUE) {
      throw unit.bytes().malformed(header.offset(), "a unit of more than 2 GiB");
    }
    return new Builder(header.offset(), (int) (header.end() - header.offset())).build(unit);
  }

  /// {@return the entry that `offset` is a child of, -1 if none}
  long parentOf(long offset) {
    var place = (int) (offset - unitOffset);
    var found = Arrays.binarySearch(starts, place);
    // Another scope that begins before: the last one, or one that it is in.
    var scope = (found >= 0 ? found : -found - 1) - 1;
    while (scope >= 0 && ends[scope] <= place) {
      scope = parents[scope];
    }
    return scope < 0 ? -1 : unitOffset + starts[scope];
  }

  private static final class Builder {
    private final long unitOffset;
    private final int unitBytes;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] parents = new int[64];
    private int[] depths = new int[64];
    private int count;
    private int open = -1;

    Builder(long unitOffset, int unitBytes) {
      this.unitOffset = unitOffset;
      this.unitBytes = unitBytes;
    }

    ScopeTree build(Unit unit) {
      for (var walk = unit.walk(); walk.next(); ) {
        var place = (int) (walk.offset() - unitOffset);
        close(walk.depth(), place);
        if (walk.hasChildren()) {
          add(place, walk.depth());
        }
      }
      close(0, unitBytes);
      return new ScopeTree(
          unitOffset,
          Arrays.copyOf(starts, count),
          Arrays.copyOf(ends, count),
          Arrays.copyOf(parents, count));
    }

    private void close(int depth, int place) {
      while (open >= 0 && depths[open] >= depth) {
        ends[open] = place;
        open = parents[open];
      }
    }

    private void add(int place, int depth) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        parents = Arrays.copyOf(parents, 2 * count);
        depths = Arrays.copyOf(depths, 2 * count);
      }
      starts[count] = place;
      parents[count] = open;
      depths[count] = depth;
      open = count++;
    }
  }
}
