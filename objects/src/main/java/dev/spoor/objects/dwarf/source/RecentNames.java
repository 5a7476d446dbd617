package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The names of the functions that were inlined last: a unit has many calls of each.
final class RecentNames {
  private static final int MOST = 1 << 13;

  private final ConcurrentMap<Die, String> known = new ConcurrentHashMap<>();

  /// {@return the name of a function or of a call of one, as [QualifiedName] has it}
  String of(Die die) {
    if (die.has(AttributeName.NAME)) {
      return QualifiedName.of(die);
    }
    // Without a name of its own it has that of what it is made from, scopes included.
    var origin = die.reference(AttributeName.ABSTRACT_ORIGIN);
    return origin.isEmpty() ? QualifiedName.of(die) : ofOrigin(origin.get());
  }

  private String ofOrigin(Die origin) {
    var name = known.get(origin);
    if (name == null) {
      name = QualifiedName.of(origin);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(origin, name);
    }
    return name;
  }
}
