package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.SourceLocations;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// The types that a file defines, by name; those local to functions are left out. Of those with the
/// same name the first in the file counts.
final class TypeIndex {
  /// What is asked for is mostly what was asked for before.
  private static final int MOST_KNOWN = 10_000;

  private record Key(String name, boolean isScope) {}

  private final SourceLocations source;
  private final ConcurrentMap<Key, Optional<Die>> known = new ConcurrentHashMap<>();

  TypeIndex(SourceLocations source) {
    this.source = source;
  }

  Optional<Die> named(String name) {
    return find(new Key(name, true)).or(() -> find(new Key(name, false)));
  }

  Optional<Die> definition(String name, Tag tag) {
    return find(new Key(name, isScopeType(tag)));
  }

  private Optional<Die> find(Key key) {
    var found = known.get(key);
    if (found == null) {
      found = source.firstEntry(key.name, isNamed(key));
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(key, found);
    }
    return found;
  }

  private static Predicate<Die> isNamed(Key key) {
    return die ->
        (key.isScope ? isScopeType(die.tag()) : isOtherType(die.tag()))
            && !die.has(AttributeName.DECLARATION)
            && die.name().filter(key.name::endsWith).isPresent()
            && ScopedNames.of(die).filter(key.name::equals).isPresent();
  }

  /// {@return whether entries are of types which can have others declared in them}
  static boolean isScopeType(Tag tag) {
    return tag.equals(Tag.CLASS_TYPE)
        || tag.equals(Tag.STRUCTURE_TYPE)
        || tag.equals(Tag.UNION_TYPE)
        || tag.equals(Tag.INTERFACE_TYPE)
        || tag.equals(Tag.ENUMERATION_TYPE);
  }

  private static boolean isOtherType(Tag tag) {
    return tag.equals(Tag.BASE_TYPE) || tag.equals(Tag.TYPEDEF) || tag.equals(Tag.UNSPECIFIED_TYPE);
  }
}
