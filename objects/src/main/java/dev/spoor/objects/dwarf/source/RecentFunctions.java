package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.Unit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The functions that were asked for last, up to a number of calls inlined in them: the frames of
/// one stack, or the neighbours of addresses in order.
final class RecentFunctions {
  private static final long MOST_CALLS = 100_000;

  /// Beside the calls in it, a function is as much as so many.
  private static final int CALLS_OF_NONE = 20;

  private record Key(Unit unit, long offset) {
    // Asked for each address: what records have of their own is many calls.

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && offset == that.offset && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(offset);
    }
  }

  private final ConcurrentMap<Key, FunctionScopes> known = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final RecentNames names = new RecentNames();

  /// {@return the function whose entry is at `offset` of the unit's section}
  FunctionScopes of(Unit unit, long offset) {
    var key = new Key(unit, offset);
    var found = known.get(key);
    if (found == null) {
      found = FunctionScopes.of(unit.die(offset), names);
      if (calls.addAndGet(found.count() + CALLS_OF_NONE) > MOST_CALLS) {
        known.clear();
        calls.set(found.count() + CALLS_OF_NONE);
      }
      known.put(key, found);
    }
    return found;
  }
}
