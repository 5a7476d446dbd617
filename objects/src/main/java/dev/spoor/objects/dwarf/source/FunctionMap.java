package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.RangeReader;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.Arrays;

/// Which function of a unit has the code at an address, also where functions are in pieces or in
/// each other.
final class FunctionMap {
  static final long NOTHING = -1;

  private final AddressMap pieces;
  private final long[] offsets;

  private FunctionMap(AddressMap pieces, long[] offsets) {
    this.pieces = pieces;
    this.offsets = offsets;
  }

  /// {@return that of a unit, which is not a skeleton}
  static FunctionMap of(Unit unit) {
    var map = new Builder(unit);
    for (var walk = unit.walk(); walk.next(); ) {
      if (isFunction(walk)) {
        map.add(walk);
      }
    }
    return map.build();
  }

  /// {@return whether an entry is a function that has code}
  static boolean isFunction(DieWalk walk) {
    return walk.tag().equals(Tag.SUBPROGRAM) && hasCode(walk);
  }

  static boolean hasCode(DieWalk walk) {
    return walk.has(AttributeName.LOW_PC) || walk.has(AttributeName.RANGES);
  }

  /// {@return where its entry is, [#NOTHING] if there is none}
  long at(long address) {
    var function = pieces.at(address);
    return function == AddressMap.NOTHING ? NOTHING : offsets[function];
  }

  /// {@return how many pieces there are, those that are no function's included}
  int count() {
    return pieces.count();
  }

  /// {@return where a piece begins; it ends with the next}
  long start(int piece) {
    return pieces.start(piece);
  }

  /// {@return where the entry of its function is, [#NOTHING] if it is none's}
  long offset(int piece) {
    var function = pieces.value(piece);
    return function == AddressMap.NOTHING ? NOTHING : offsets[function];
  }

  /// Collects functions.
  static final class Builder {
    private final RangeReader ranges;
    private final AddressMap.Builder pieces = new AddressMap.Builder();
    private long[] offsets = new long[16];
    private int count;

    Builder(Unit unit) {
      this.ranges = new RangeReader(unit);
    }

    /// @param walk at a function that has code
    void add(DieWalk walk) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
      }
      var function = count++;
      offsets[function] = walk.offset();
      ranges.read(walk.die(), (start, end) -> pieces.add(start, end, function));
    }

    FunctionMap build() {
      return new FunctionMap(pieces.build(), Arrays.copyOf(offsets, count));
    }
  }
}
