package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import java.util.Optional;

/// Names with what they are declared in: namespaces, classes, modules.
final class ScopedNames {
  private ScopedNames() {}

  /// {@return the name of an entry; empty if it has none}
  static Optional<String> of(Die die) {
    return die.name().map(name -> prefix(die) + name);
  }

  /// {@return what is written before the name of what is declared in the same place as `die`}
  static String prefix(Die die) {
    if (Languages.hasTags(die.unit())) {
      return "";
    }
    var text = new StringBuilder();
    var scope = die.origins().getLast().parent();
    for (var depth = 0; scope.isPresent() && depth < TypeSizes.DEEPEST; depth++) {
      text.insert(0, part(scope.get()));
      scope = scope.get().origins().getLast().parent();
    }
    return text.toString();
  }

  /// {@return the name of a scope with `::` behind it; empty if it does not count}
  static String part(Die scope) {
    var tag = scope.tag();
    if (tag.equals(Tag.NAMESPACE)) {
      return name(scope).orElse("(anonymous namespace)") + "::";
    }
    return TypeIndex.isScopeType(tag) || tag.equals(Tag.MODULE)
        ? name(scope).map(name -> name + "::").orElse("")
        : "";
  }

  private static Optional<String> name(Die scope) {
    for (var origin : scope.origins()) {
      if (origin.name().isPresent()) {
        return origin.name();
      }
    }
    return scope.reference(AttributeName.SIGNATURE).flatMap(Die::name);
  }
}
