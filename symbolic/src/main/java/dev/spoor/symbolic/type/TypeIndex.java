package dev.spoor.symbolic.type;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types that a file defines, by name; those local to functions are left out.
final class TypeIndex {
  private final Map<String, Die> scoped = new HashMap<>();
  private final Map<String, Die> others = new HashMap<>();

  private TypeIndex() {}

  static TypeIndex of(DebugInfo info) {
    var index = new TypeIndex();
    for (var units : List.of(info.units(), info.typeUnits())) {
      for (var unit : units) {
        index.add(unit);
      }
    }
    return index;
  }

  private void add(Unit unit) {
    try {
      if (unit.header().isKnown()) {
        addAll(unit.full());
      }
    } catch (MalformedObjectException _) {
      // What was found before is right, and the other units are.
    }
  }

  private void addAll(Unit unit) {
    var isFlat = Languages.hasTags(unit);
    var prefixes = new ArrayList<>(List.of("", ""));
    for (var walk = unit.walk(); walk.next(); ) {
      var tag = walk.tag();
      if (walk.depth() > 0 && isType(tag)) {
        add(walk, prefixes.get(walk.depth()));
      }
      if (walk.depth() > 0 && (!isScope(tag) || walk.depth() > TypeSizes.DEEPEST)) {
        walk.skipChildren();
      } else if (walk.depth() > 0 && walk.hasChildren()) {
        open(prefixes, walk, isFlat);
      }
    }
  }

  private static void open(List<String> prefixes, DieWalk walk, boolean isFlat) {
    while (prefixes.size() > walk.depth() + 1) {
      prefixes.removeLast();
    }
    prefixes.add(isFlat ? "" : prefixes.getLast() + ScopedNames.part(walk.die()));
  }

  private void add(DieWalk walk, String prefix) {
    if (!walk.has(AttributeName.NAME) || walk.has(AttributeName.DECLARATION)) {
      return;
    }
    var die = walk.die();
    var name =
        walk.has(AttributeName.SPECIFICATION)
            ? ScopedNames.of(die)
            : die.name().map(simple -> prefix + simple);
    name.ifPresent(text -> mapFor(die.tag()).putIfAbsent(text, die));
  }

  private Map<String, Die> mapFor(Tag tag) {
    return isScopeType(tag) ? scoped : others;
  }

  Optional<Die> named(String name) {
    return Optional.ofNullable(scoped.get(name)).or(() -> Optional.ofNullable(others.get(name)));
  }

  Optional<Die> definition(String name, Tag tag) {
    return Optional.ofNullable(mapFor(tag).get(name));
  }

  /// {@return whether entries are of types which can have others declared in them}
  static boolean isScopeType(Tag tag) {
    return tag.equals(Tag.CLASS_TYPE)
        || tag.equals(Tag.STRUCTURE_TYPE)
        || tag.equals(Tag.UNION_TYPE)
        || tag.equals(Tag.INTERFACE_TYPE)
        || tag.equals(Tag.ENUMERATION_TYPE);
  }

  private static boolean isType(Tag tag) {
    return isScopeType(tag)
        || tag.equals(Tag.BASE_TYPE)
        || tag.equals(Tag.TYPEDEF)
        || tag.equals(Tag.UNSPECIFIED_TYPE);
  }

  private static boolean isScope(Tag tag) {
    return tag.equals(Tag.NAMESPACE)
        || tag.equals(Tag.MODULE)
        || (isScopeType(tag) && !tag.equals(Tag.ENUMERATION_TYPE));
  }
}
