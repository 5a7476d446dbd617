package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.variable.FrameVariables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The namespaces and classes that names of a frame's function are looked for in (C++17, 6.4.1).
final class NameScopes {
  private static final String ANONYMOUS = "(anonymous namespace)::";
  private static final int MOST_DIRECTIVES = 1000;

  private NameScopes() {}

  /// {@return what is put before a name, the innermost scope first; nothing at last}
  static List<String> prefixes(Optional<FrameVariables> frame) {
    var found = new LinkedHashSet<String>();
    var entries = frame.map(FrameVariables::scopeEntries).orElse(List.of());
    for (var entry : entries) {
      if (!isBlock(entry)) {
        enclosing(entry, found);
        break;
      }
    }
    found.add("");
    found.add(ANONYMOUS);
    for (var entry : entries) {
      imported(entry, found);
    }
    if (!entries.isEmpty()) {
      imported(entries.getLast().unit().root(), found);
    }
    return List.copyOf(found);
  }

  private static boolean isBlock(Die entry) {
    return !entry.tag().equals(Tag.SUBPROGRAM) && !entry.tag().equals(Tag.INLINED_SUBROUTINE);
  }

  /// Each scope, and the anonymous namespace in it.
  private static void enclosing(Die function, Set<String> found) {
    var scopes = new ArrayList<String>();
    var scope = function.origins().getLast().parent();
    for (var depth = 0; scope.isPresent() && depth < 64; depth++) {
      var entry = scope.get();
      if (entry.parent().isEmpty()) {
        break;
      }
      if (!entry.tag().equals(Tag.SUBPROGRAM) && !entry.tag().equals(Tag.LEXICAL_BLOCK)) {
        scopes.add(entry.name().orElse("(anonymous namespace)"));
      }
      scope = entry.origins().getLast().parent();
    }
    var outermostFirst = scopes.reversed();
    for (var count = outermostFirst.size(); count > 0; count--) {
      var prefix = String.join("::", outermostFirst.subList(0, count)) + "::";
      found.add(prefix);
      found.add(prefix + ANONYMOUS);
    }
  }

  /// `using namespace` (DWARF 5, section 3.2.3).
  private static void imported(Die scope, Set<String> found) {
    var count = 0;
    for (var walk = scope.walk(); walk.next() && count < MOST_DIRECTIVES; ) {
      if (walk.depth() == 0) {
        continue;
      }
      if (walk.tag().equals(Tag.IMPORTED_MODULE)) {
        count++;
        walk.die()
            .reference(AttributeName.IMPORT)
            .ifPresent(module -> found.add(Function.of(module).name() + "::"));
      }
      walk.skipChildren();
    }
  }
}
