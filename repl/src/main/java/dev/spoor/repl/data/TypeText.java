package dev.spoor.repl.data;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeNaming;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.TypedefType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Types as `ptype` shows them.
record TypeText(TypeFlags flags) {
  /// How many types may be in each other.
  private static final int DEEPEST = 64;

  /// {@return the lines of a type}
  List<String> lines(Type type) {
    var shown = resolved(type);
    if (shown instanceof FlagsType flagged) {
      return flags(flagged);
    }
    var hasColumns = flags.offsets() && shown instanceof CompoundType;
    var text =
        (hasColumns ? LayoutColumns.HEADER : "")
            + "type = "
            + declared(shown, "", 1, 0, 0, TypeNaming.plain());
    return List.of(text.split("\n", -1));
  }

  /// {@return a type that a variable has, with the contents of the structure or enumeration in it
  /// if that is to be seen}
  ///
  /// @param show above 0 for what has a name too, 0 for what has none
  /// @param level how far what is in it is indented
  /// @param startBits where it is in the outermost structure
  String declared(Type type, String name, int show, int level, long startBits, TypeNaming naming) {
    var heart = heart(type, show);
    return switch (heart) {
      case CompoundType compound when isOpened(compound.tag(), show) ->
          around(type, name, show, naming, heart, opened(compound, level, show, startBits, naming));
      case EnumerationType enumeration when isOpened(enumeration.tag(), show) ->
          around(type, name, show, naming, heart, enumeration(enumeration, show));
      default ->
          show > 0
              ? around(type, name, show, naming, heart, heart.name())
              : type.declaring(name, naming);
    };
  }

  private static boolean isOpened(Optional<String> tag, int show) {
    return show > 0 || tag.isEmpty();
  }

  private String opened(
      CompoundType compound, int level, int show, long startBits, TypeNaming naming) {
    return new ClassText(this, compound, level, show, startBits, naming).text();
  }

  /// With another text for the type that all others are made of.
  private static String around(
      Type type, String name, int show, TypeNaming naming, Type heart, String text) {
    var outside = resolvedAll(type, show);
    return outside.declaring(
        name, each -> each.equals(heart) ? Optional.of(text) : naming.nameOf(each));
  }

  /// What typedefs stand for is shown if names are looked into.
  private static Type resolvedAll(Type type, int show) {
    return show > 0 ? withoutTypedefs(type, 0) : type;
  }

  private static Type withoutTypedefs(Type type, int depth) {
    if (depth > DEEPEST) {
      return type;
    }
    return switch (type) {
      case TypedefType(var _, var to) -> withoutTypedefs(to.type(), depth + 1);
      case QualifiedType(var word, var to) -> new QualifiedType(word, inner(to, depth));
      case PointerType(var to, var width) -> new PointerType(inner(to, depth), width);
      case ReferenceType(var kind, var to, var width) ->
          new ReferenceType(kind, inner(to, depth), width);
      case MemberPointerType(var to, var containing, var width) ->
          new MemberPointerType(inner(to, depth), containing, width);
      case ArrayType array ->
          new ArrayType(
              inner(array.element(), depth),
              array.dimensions(),
              array.strideBytes(),
              array.isVector());
      case FunctionType function ->
          new FunctionType(
              inner(function.result(), depth),
              function.parameters(),
              function.isVariadic(),
              function.isPrototyped());
      default -> type;
    };
  }

  private static TypeReference inner(TypeReference to, int depth) {
    return TypeReference.to(withoutTypedefs(to.type(), depth + 1));
  }

  /// {@return what a name of a type stands for}
  static Type resolved(Type type) {
    var found = type;
    for (var step = 0; step < DEEPEST && found instanceof TypedefType(var _, var to); step++) {
      found = to.type();
    }
    return found;
  }

  /// The type at the heart of pointers, arrays, functions and qualifiers.
  private static Type heart(Type type, int show) {
    var found = type;
    for (var step = 0; step < DEEPEST; step++) {
      switch (found) {
        case TypedefType(var _, var to) when show > 0 -> found = to.type();
        case QualifiedType(var _, var to) -> found = to.type();
        case PointerType(var to, var _) -> found = to.type();
        case ReferenceType reference -> found = reference.target().type();
        case MemberPointerType pointer -> found = pointer.target().type();
        case ArrayType array -> found = array.element().type();
        case FunctionType function -> found = function.result().type();
        default -> {
          return found;
        }
      }
    }
    return found;
  }

  private static String enumeration(EnumerationType type, int show) {
    var words = "enum" + (type.isScoped() ? " class" : "") + type.tag().map(" "::concat).orElse("");
    if (show < 0) {
      return words + " {...}";
    }
    var parts = new ArrayList<String>();
    var next = 0L;
    for (var enumerator : type.enumerators()) {
      parts.add(enumerator.name() + (enumerator.value() == next ? "" : " = " + enumerator.value()));
      next = enumerator.value() + 1;
    }
    // Only in C++ can it be written.
    var underlying =
        type.isTagged() ? "" : type.underlying().map(each -> " : " + each.type().name()).orElse("");
    return words + underlying + " {" + String.join(", ", parts) + "}";
  }

  private static List<String> flags(FlagsType type) {
    var lines = new ArrayList<String>();
    lines.add("type = flag " + type.name() + " {");
    for (var flag : type.flags()) {
      lines.add(
          "    bool " + (flag.name().isEmpty() ? "" : flag.name() + " ") + "@" + flag.bit() + ";");
    }
    lines.add("}");
    return lines;
  }
}
