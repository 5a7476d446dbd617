package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds types by name, from the innermost scope on.
final class TypeSearch {
  private static final List<Tag> PLAIN = List.of(Tag.TYPEDEF, Tag.BASE_TYPE, Tag.UNSPECIFIED_TYPE);
  private static final List<Tag> CLASSES =
      List.of(Tag.CLASS_TYPE, Tag.STRUCTURE_TYPE, Tag.UNION_TYPE, Tag.ENUMERATION_TYPE);

  private final EvaluationSurroundings around;
  private final List<String> prefixes;
  private final Map<TypeSyntax.Path, Optional<Type>> known = new HashMap<>();

  TypeSearch(EvaluationSurroundings around, List<String> prefixes) {
    this.around = around;
    this.prefixes = prefixes;
  }

  /// {@return the type that a name stands for without a keyword before it}
  Optional<Type> named(TypeSyntax.Path path) {
    var found = known.get(path);
    if (found == null) {
      found = find(path);
      known.put(path, found);
    }
    return found;
  }

  private Optional<Type> find(TypeSyntax.Path path) {
    if (path.isPlain()) {
      var local = local(path.name(), false);
      if (local.isPresent()) {
        return local;
      }
    }
    for (var prefix : path.isGlobal() ? List.of("") : prefixes) {
      var found = exactly(prefix + path.name());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// {@return the type with this name, with all its scopes}
  Optional<Type> exactly(String name) {
    return defined(name, PLAIN)
        .or(() -> defined(name, CLASSES).filter(type -> !needsKeyword(type)));
  }

  /// {@return the type with this tag}
  ///
  /// @param keyword struct, union, class or enum: which of the first three makes no difference in
  ///   C++
  Optional<Type> tagged(String keyword, String name) {
    var local = local(name, true).filter(type -> isOf(keyword, type));
    if (local.isPresent()) {
      return local;
    }
    for (var prefix : prefixes) {
      var found = defined(prefix + name, CLASSES).filter(type -> isOf(keyword, type));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(String keyword, Type type) {
    return keyword.equals("enum") == (type instanceof EnumerationType);
  }

  private static boolean needsKeyword(Type type) {
    return switch (type) {
      case CompoundType compound -> compound.isTagged();
      case EnumerationType enumeration -> enumeration.isTagged();
      default -> false;
    };
  }

  private Optional<Type> defined(String name, List<Tag> tags) {
    var own = around.frame().flatMap(frame -> frame.object());
    if (own.isPresent()) {
      var found = defined(own.get(), name, tags);
      if (found.isPresent()) {
        return found;
      }
    }
    for (var object : around.program().objects().opened()) {
      var found = defined(object, name, tags);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> defined(DebuggedObject object, String name, List<Tag> tags) {
    for (var tag : tags) {
      var found = object.types().definition(name, tag);
      if (found.filter(die -> die.tag().equals(tag)).isPresent()) {
        return found.map(object.types()::of);
      }
    }
    return Optional.empty();
  }

  /// Types that are declared in the frame's function, and the arguments of its template.
  private Optional<Type> local(String name, boolean isTagged) {
    var frame = around.frame();
    if (frame.isEmpty() || frame.get().object().isEmpty()) {
      return Optional.empty();
    }
    var object = frame.get().object().get();
    for (var scope : frame.get().scopeEntries()) {
      for (var entry : scope.origins()) {
        for (var child : entry.children()) {
          var found = local(child, name, object);
          if (found.filter(type -> isTagged || !needsKeyword(type)).isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> local(Die child, String name, DebuggedObject object) {
    var tag = child.tag();
    var isArgument = tag.equals(Tag.TEMPLATE_TYPE_PARAMETER);
    if (!isArgument && !CLASSES.contains(tag) && !tag.equals(Tag.TYPEDEF)) {
      return Optional.empty();
    }
    if (child.name().filter(name::equals).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isArgument ? object.types().typeOf(child).type() : object.types().of(child));
  }
}
