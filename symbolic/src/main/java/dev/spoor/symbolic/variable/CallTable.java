package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls that functions make; what was read is kept. For one thread.
final class CallTable {
  private static final int MOST_FUNCTIONS = 4096;

  private final Map<Die, List<CallSite>> known = new HashMap<>();

  /// {@return the calls in a function's code, those in what was inlined in it among them}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  List<CallSite> of(Die function) {
    var before = known.get(function);
    if (before != null) {
      return before;
    }
    var found = read(function);
    if (known.size() >= MOST_FUNCTIONS) {
      known.clear();
    }
    known.put(function, found);
    return found;
  }

  void forget() {
    known.clear();
  }

  private static List<CallSite> read(Die function) {
    var found = new ArrayList<CallSite>();
    for (var walk = function.walk(); walk.next(); ) {
      if (CallSite.isOne(walk.tag())) {
        found.add(CallSite.of(walk.die()));
        walk.skipChildren();
      } else if (walk.depth() > 0 && walk.tag().equals(Tag.SUBPROGRAM)) {
        // One that is nested in this one has code of its own.
        walk.skipChildren();
      }
    }
    return List.copyOf(found);
  }
}
