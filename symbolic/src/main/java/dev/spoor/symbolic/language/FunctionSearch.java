package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the functions that a call may mean (C++17, sections 6.4.1, 6.4.2 and 13.3.1.1).
record FunctionSearch(Context context) {
  private static final int DEEPEST = 32;

  /// {@return the functions with a name: of the innermost scope that has some, and of the
  /// namespaces of the arguments' types}
  List<Candidate> named(TypeSyntax.Path path, List<Type> arguments) {
    var found = new LinkedHashMap<String, Candidate>();
    var prefixes = path.isGlobal() ? List.of("") : context.names().prefixes();
    for (var prefix : prefixes) {
      add(prefix + path.name(), found);
      if (!found.isEmpty()) {
        break;
      }
    }
    if (path.isPlain()) {
      for (var scope : scopes(arguments)) {
        add(scope + path.name(), found);
      }
    }
    return List.copyOf(found.values());
  }

  /// Of those that look the same, the first counts: other objects may have copies.
  private void add(String name, Map<String, Candidate> found) {
    for (var object : context.names().objects()) {
      for (var function : Signed.of(name).functions(object)) {
        Candidate.of(function, object).ifPresent(each -> found.putIfAbsent(each.signature(), each));
      }
    }
  }

  private static Set<String> scopes(List<Type> arguments) {
    var scopes = new LinkedHashSet<String>();
    for (var argument : arguments) {
      tag(argument).flatMap(FunctionSearch::scopeOf).ifPresent(scopes::add);
    }
    return scopes;
  }

  private static Optional<String> tag(Type type) {
    var each = type.stripped();
    for (var step = 0; step < DEEPEST; step++) {
      switch (each) {
        case PointerType(var target, var _) -> each = target.type().stripped();
        case ReferenceType(var _, var target, var _) -> each = target.type().stripped();
        case ArrayType array -> each = array.element().type().stripped();
        case CompoundType compound -> {
          return compound.tag();
        }
        case EnumerationType enumeration -> {
          return enumeration.tag();
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// {@return what stands before the last `::` that is in no argument of a template, with it}
  private static Optional<String> scopeOf(String tag) {
    var depth = 0;
    for (var i = tag.length() - 1; i > 0; i--) {
      var sign = tag.charAt(i);
      depth += sign == '>' || sign == ')' ? 1 : sign == '<' || sign == '(' ? -1 : 0;
      if (depth == 0 && sign == ':' && tag.charAt(i - 1) == ':') {
        return Optional.of(tag.substring(0, i + 1));
      }
    }
    return Optional.empty();
  }

  /// Functions of a class, or of the first one that it is derived from which has such.
  ///
  /// @param type the class that has them
  record Methods(CompoundType type, List<Candidate> candidates) {}

  /// {@return the functions of a class with a name that have code; one that hides others without
  /// having code gives none}
  Optional<Methods> methods(Type type, String name) {
    return methods(type, name, DEEPEST);
  }

  private Optional<Methods> methods(Type type, String name, int depth) {
    if (!(type.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    var found = new LinkedHashMap<String, Candidate>();
    compound.tag().ifPresent(tag -> add(tag + "::" + name, found));
    if (!found.isEmpty() || declares(compound, name)) {
      return Optional.of(new Methods(compound, List.copyOf(found.values())));
    }
    for (var base : compound.bases()) {
      var inner = methods(base.type().type(), name, depth - 1);
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  private static boolean declares(CompoundType compound, String name) {
    for (var child : compound.entries()) {
      if (child.tag().equals(Tag.SUBPROGRAM)
          && child.has(AttributeName.NAME)
          && child.name().filter(name::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// {@return the functions that convert objects of a class to something else, by `operator int`
  /// and the like}
  List<Candidate> conversions(Type type) {
    var found = new LinkedHashMap<String, Candidate>();
    conversions(type, found, DEEPEST);
    return new ArrayList<>(found.values());
  }

  private void conversions(Type type, Map<String, Candidate> found, int depth) {
    if (!(type.stripped() instanceof CompoundType compound) || depth == 0) {
      return;
    }
    for (var child : compound.entries()) {
      var name = child.tag().equals(Tag.SUBPROGRAM) ? child.name().orElse("") : "";
      if (name.startsWith("operator ") && !name.startsWith("operator \"\"")) {
        compound.tag().ifPresent(tag -> add(tag + "::" + name, found));
      }
    }
    for (var base : compound.bases()) {
      conversions(base.type().type(), found, depth - 1);
    }
  }
}
