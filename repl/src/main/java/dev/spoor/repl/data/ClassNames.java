package dev.spoor.repl.data;

import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CanonicalNames;
import dev.spoor.symbolic.type.ClassScope.LocalName;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeNaming;
import dev.spoor.symbolic.type.TypedefType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What types are called inside of a class: typedefs of its own and of those it is derived from
/// without the class, and what a template was made from by the names of its parameters.
final class ClassNames implements TypeNaming {
  private static final int DEEPEST = 16;

  private final Map<String, String> typedefs = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();

  private final TypeNaming outer;
  private final Optional<String> tag;

  /// @param outer of the class that it is in
  ClassNames(CompoundType type, TypeNaming outer) {
    this.outer = outer;
    this.tag = type.tag();
    addTypedefs(type, 0);
    for (var parameter : type.scope().templateParameters()) {
      var argument = TypeText.resolved(parameter.type().type());
      if (hasName(argument)) {
        parameters.putIfAbsent(argument.name(), parameter.name());
      }
    }
  }

  /// Pointers and the like are written as they are.
  private static boolean hasName(Type type) {
    return type instanceof BaseType
        || type instanceof EnumerationType enumeration && enumeration.tag().isPresent()
        || type instanceof CompoundType compound && compound.tag().isPresent();
  }

  private void addTypedefs(CompoundType type, int depth) {
    for (var local : type.scope().typedefs()) {
      type.tag().ifPresent(tag -> typedefs.putIfAbsent(tag + "::" + local.name(), local.name()));
    }
    for (var base : type.bases()) {
      if (depth < DEEPEST && base.type().type().stripped() instanceof CompoundType compound) {
        addTypedefs(compound, depth + 1);
      }
    }
  }

  @Override
  public Optional<String> nameOf(Type type) {
    if (type instanceof TypedefType(var name, var _) && typedefs.containsKey(name)) {
      return Optional.of(typedefs.get(name));
    }
    var parameter =
        parameters.isEmpty()
            ? Optional.<String>empty()
            : Optional.ofNullable(parameters.get(TypeText.resolved(type).name()));
    return parameter.or(() -> nested(type)).or(() -> outer.nameOf(type));
  }

  /// `K<T>::N` for `K<int>::N`.
  private Optional<String> nested(Type type) {
    var open = tag.map(name -> name.indexOf('<')).orElse(-1);
    if (open < 0 || parameters.isEmpty() || !(type instanceof CompoundType compound)) {
      return Optional.empty();
    }
    var scope = tag.orElse("") + "::";
    return compound
        .tag()
        .filter(name -> name.startsWith(scope))
        .map(name -> {
          var close = scope.lastIndexOf('>');
          var arguments = new ArrayList<String>();
          for (var argument : CanonicalNames.of(scope).substring(open + 1).split(", ", -1)) {
            var plain =
                argument.endsWith(">::") ? argument.substring(0, argument.length() - 3) : argument;
            arguments.add(parameters.getOrDefault(plain.strip(), plain));
          }
          return scope.substring(0, open + 1)
              + String.join(", ", arguments)
              + scope.substring(close)
              + name.substring(scope.length());
        });
  }

  /// {@return ` [with T = int]`, or nothing}
  static String parameters(List<LocalName> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    var texts = new ArrayList<String>();
    for (var parameter : parameters) {
      texts.add(parameter.name() + " = " + parameter.type().type().name());
    }
    return " [with " + String.join(", ", texts) + "]";
  }
}
