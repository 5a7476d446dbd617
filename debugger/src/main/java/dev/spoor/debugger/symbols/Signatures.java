package dev.spoor.debugger.symbols;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import dev.spoor.symbolic.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Names of functions with the types of their parameters, as C++ tells overloaded ones apart.
final class Signatures {
  private Signatures() {}

  static String of(Function function, Types types) {
    if (function.name().isEmpty() || !isOverloading(function.die().unit())) {
      return FunctionFinder.name(function);
    }
    return function.name() + parameters(function, types);
  }

  /// {@return the types of a function's parameters in brackets, and whether it is a member of
  /// constant objects}
  static String parameters(Function function, Types types) {
    return parameters(function, types, name -> name);
  }

  /// {@return the same}
  ///
  /// @param style how the name of a type is written
  static String parameters(Function function, Types types, UnaryOperator<String> style) {
    var parameters = parameters(function.die());
    var names = new ArrayList<String>();
    var isConst = false;
    for (var parameter : parameters) {
      if (isArtificial(parameter)) {
        isConst |= names.isEmpty() && isConst(parameter, types);
      } else {
        names.add(
            parameter.tag().equals(Tag.FORMAL_PARAMETER)
                ? style.apply(types.typeOf(parameter).type().name())
                : "...");
      }
    }
    return "(" + String.join(", ", names) + ")" + (isConst ? " const" : "");
  }

  /// {@return whether the language of a unit overloads functions}
  ///
  /// C++ in its versions (DWARF 5, table 7.17, and DWARF 6's additions).
  static boolean isOverloading(Unit unit) {
    var language =
        unit.root()
            .unsigned(AttributeName.LANGUAGE)
            .or(() -> unit.skeleton().flatMap(each -> each.root().unsigned(AttributeName.LANGUAGE)))
            .orElse(0L);
    return switch (language.intValue()) {
      case 0x04, 0x1a, 0x21, 0x2b -> true;
      default -> false;
    };
  }

  private static List<Die> parameters(Die function) {
    for (var origin : function.origins()) {
      var found =
          origin.children().stream()
              .filter(child ->
                  child.tag().equals(Tag.FORMAL_PARAMETER)
                      || child.tag().equals(Tag.UNSPECIFIED_PARAMETERS))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static boolean isArtificial(Die parameter) {
    return parameter.origins().stream().anyMatch(each -> each.flag(AttributeName.ARTIFICIAL));
  }

  /// Of a member function that does not change its object, the pointer to it says so.
  private static boolean isConst(Die parameter, Types types) {
    var type = types.typeOf(parameter).type();
    while (type instanceof QualifiedType(var _, var target)) {
      type = target.type();
    }
    return type instanceof PointerType(var target, var _)
        && target.type() instanceof QualifiedType(var qualifier, var _)
        && qualifier == Qualifier.CONST;
  }
}
