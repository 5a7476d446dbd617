package dev.spoor.symbolic.type;

import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import java.util.EnumSet;

/// Names of types in the syntax of C and C++, where what is declared stands in the middle.
final class TypeNames {
  /// A name may name so many types, in all its parts together.
  private static final int MOST_TYPES = 500;

  private int written;

  private final TypeNaming naming;

  private TypeNames(TypeNaming naming) {
    this.naming = naming;
  }

  static String of(Type type) {
    return of(type, "", TypeNaming.plain());
  }

  static String of(Type type, String declarator, TypeNaming naming) {
    return new TypeNames(naming).around(type, declarator, 0);
  }

  /// @param declarator what stands where the name of a variable would, with all that binds closer
  private String around(Type type, String declarator, int depth) {
    if (depth > TypeSizes.DEEPEST || written++ > MOST_TYPES) {
      return before("...", declarator);
    }
    var known = naming.nameOf(type);
    if (known.isPresent()) {
      return before(known.get(), declarator);
    }
    return switch (type) {
      case BaseType base -> before(base.name(), declarator);
      case TypedefType(var name, var _) -> before(CanonicalNames.of(name), declarator);
      case VoidType _ -> before("void", declarator);
      case UnspecifiedType(var name, var _) -> before(name, declarator);
      case UnknownType(var name, var _) -> before("<" + name + ">", declarator);
      case CompoundType compound -> before(compoundName(compound), declarator);
      case FlagsType flags -> before(flags.name(), declarator);
      case EnumerationType enumeration -> before(enumerationName(enumeration), declarator);
      case PointerType(var target, var _) -> around(target.type(), "*" + declarator, depth + 1);
      case ReferenceType(var kind, var target, var _) ->
          around(
              target.type(),
              (kind == ReferenceType.Kind.LVALUE ? "&" : "&&") + declarator,
              depth + 1);
      case MemberPointerType(var target, var containing, var _) ->
          around(
              target.type(),
              around(containing.type(), "", depth + 1) + "::*" + declarator,
              depth + 1);
      case ArrayType array ->
          around(
              array.element().type(),
              bound(declarator) + indices(array, !declarator.isEmpty()),
              depth + 1);
      case FunctionType function ->
          around(
              function.result().type(),
              bound(declarator) + "(" + parameters(function, depth + 1) + ")",
              depth + 1);
      case QualifiedType qualified -> qualified(qualified, declarator, depth);
    };
  }

  private static String before(String name, String declarator) {
    return declarator.isEmpty() ? name : name + " " + declarator;
  }

  /// What comes behind it would bind closer than a `*` in front of it.
  private static String bound(String declarator) {
    var first = declarator.isEmpty() ? '(' : declarator.charAt(0);
    return first == '*' || first == '&' || first == ' ' || declarator.contains("::*")
        ? "(" + declarator + ")"
        : declarator;
  }

  private static String compoundName(CompoundType type) {
    var isOther = type.language() == Language.OTHER;
    var name = type.tag().map(tag -> isOther ? CanonicalNames.of(tag) : tag).orElse("{...}");
    return type.isTagged() || type.tag().isEmpty() ? type.kind().keyword() + " " + name : name;
  }

  private static String enumerationName(EnumerationType type) {
    var name = type.tag().map(CanonicalNames::of).orElse("{...}");
    return type.isTagged() || type.tag().isEmpty() ? "enum " + name : name;
  }

  private static String indices(ArrayType array, boolean isNamed) {
    var text = new StringBuilder();
    for (var dimension : array.dimensions()) {
      var count = dimension.count();
      text.append(array.isVector() ? (isNamed ? " " : "") + "__attribute__ ((vector_size(" : "[")
          .append(count.isPresent() ? String.valueOf(count.getAsLong()) : computed(dimension))
          .append(array.isVector() ? ")))" : "]");
    }
    return text.toString();
  }

  private static String computed(Dimension dimension) {
    return dimension.upper() instanceof Bound.Computed ? "variable length" : "";
  }

  private String parameters(FunctionType function, int depth) {
    if (function.parameters().isEmpty() && !function.isVariadic()) {
      return function.isPrototyped() ? "void" : "";
    }
    var text = new StringBuilder();
    for (var parameter : function.parameters()) {
      text.append(text.isEmpty() ? "" : ", ").append(around(parameter.type(), "", depth));
    }
    return text.append(function.isVariadic() ? (text.isEmpty() ? "..." : ", ...") : "").toString();
  }

  /// A pointer's qualifiers stand behind its `*`, those of other types in front, always in one
  /// order.
  private String qualified(QualifiedType type, String declarator, int depth) {
    var words = EnumSet.noneOf(Qualifier.class);
    Type target = type;
    for (var step = 0; step < TypeSizes.DEEPEST; step++) {
      if (!(target instanceof QualifiedType(var qualifier, var next))) {
        break;
      }
      words.add(qualifier);
      target = next.type();
    }
    words.remove(Qualifier.OTHER);
    var text = new StringBuilder();
    for (var word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.word());
    }
    if (text.isEmpty()) {
      return around(target, declarator, depth + 1);
    }
    return target instanceof PointerType || target instanceof MemberPointerType
        ? around(target, " " + before(text.toString(), declarator), depth + 1)
        : text + " " + around(target, declarator, depth + 1);
  }
}
