package dev.spoor.debugger.symbols;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.type.CanonicalNames;
import dev.spoor.symbolic.type.Types;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// What functions are called when they are shown: by the linker's name if there is one, which tells
/// overloaded ones apart, else by what encloses them and the types of their parameters.
final class FunctionNames {
  private static final String MANGLED = "_Z";
  private static final int MOST_SCOPES = 1000;

  private final LinkageNames names;

  FunctionNames(LinkageNames names) {
    this.names = names;
  }

  /// {@return the name that a frame has: without parameters, as long as they can be told from the
  /// rest}
  ///
  /// @param types of the object that it is in
  String brief(Function function, Types types) {
    if (function.name().isEmpty() || !Signatures.isOverloading(function.die().unit())) {
      return FunctionFinder.name(function);
    }
    var linked = function.linkageName().filter(name -> name.startsWith(MANGLED));
    if (linked.isPresent()) {
      return isUnnamed(function.name()) || mayStayWhole(linked.get())
          ? withoutParameters(function, types, function.name())
          : CanonicalNames.of(function.name());
    }
    var own = enclosed(function);
    return own.indexOf('<') < 0 ? own : withoutParameters(function, types, own);
  }

  private String withoutParameters(Function function, Types types, String own) {
    var whole = ReadableName.of(full(function, types));
    if (!whole.hasPlainParts()) {
      return whole.text();
    }
    return isUnnamed(own) ? whole.withoutParameters() : CanonicalNames.of(own);
  }

  /// What has no name in the source has one for the linker.
  private static boolean isUnnamed(String name) {
    return name.contains("(anonymous class)")
        || name.contains("(anonymous struct)")
        || name.contains("(anonymous union)")
        || name.contains("(lambda at ");
  }

  /// A lambda's own type (`Ul`) and types of functions (`F`) make names that gdb does not take
  /// apart (Itanium C++ ABI, sections 5.1.5.3 and 5.1.8).
  private static boolean mayStayWhole(String linkageName) {
    return linkageName.contains("Ul") || linkageName.contains("F");
  }

  /// {@return the name with the types of the parameters, where the language overloads functions}
  String full(Function function, Types types) {
    if (function.name().isEmpty() || !Signatures.isOverloading(function.die().unit())) {
      return FunctionFinder.name(function);
    }
    var linked = function.linkageName().filter(name -> name.startsWith(MANGLED));
    if (linked.isPresent()) {
      var readable = names.readable(linked.get());
      if (!readable.equals(linked.get())) {
        return ReadableName.of(readable).withoutResult();
      }
    }
    var computed = ReadableName.of(enclosed(function) + Signatures.parameters(function, types));
    return computed.hasPlainParts()
        ? enclosed(function) + Signatures.parameters(function, types, CanonicalNames::ofType)
        : computed.text();
  }

  /// Functions are no part of the names of what is local to them, nor is what has no name.
  private static String enclosed(Function function) {
    var origins = function.die().origins();
    var parts = new ArrayDeque<String>();
    parts.add(name(origins).orElse(""));
    var left = MOST_SCOPES;
    var scope = origins.getLast().parent();
    while (scope.isPresent() && left-- > 0) {
      var tag = scope.get().tag();
      var name = name(scope.get().origins());
      if (tag.equals(Tag.NAMESPACE)) {
        parts.addFirst(name.orElse("(anonymous namespace)"));
      } else if (isClass(tag) && name.isPresent()) {
        parts.addFirst(name.get());
      } else if (isClass(tag) || tag.equals(Tag.SUBPROGRAM)) {
        break;
      }
      scope = scope.get().origins().getLast().parent();
    }
    return CanonicalNames.of(String.join("::", parts));
  }

  private static boolean isClass(Tag tag) {
    return tag.equals(Tag.CLASS_TYPE)
        || tag.equals(Tag.STRUCTURE_TYPE)
        || tag.equals(Tag.UNION_TYPE);
  }

  private static Optional<String> name(List<Die> origins) {
    for (var origin : origins) {
      var name = origin.text(AttributeName.NAME);
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }
}
