package dev.spoor.repl.data;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypedefType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Types as `ptype` shows them.
///
/// @param withOffsets whether members have their offsets and sizes before them
record TypeText(boolean withOffsets) {
  /// {@return the lines of a type}
  List<String> lines(Type type) {
    var behind = new StringBuilder();
    var base = base(type, behind);
    var lines = new ArrayList<String>();
    switch (base) {
      case CompoundType compound when !compound.isDeclaration() ->
          compound(compound, behind, lines);
      case EnumerationType enumeration -> enumeration(enumeration, behind, lines);
      case FlagsType flags -> flags(flags, behind, lines);
      default -> lines.add("type = " + declared(unnamed(type), ""));
    }
    return lines;
  }

  /// What a typedef stands for, at the outside of a type.
  private static Type unnamed(Type type) {
    return switch (type) {
      case TypedefType(var _, var target) -> unnamed(target.type());
      default -> type;
    };
  }

  /// The type at the heart of pointers, arrays and qualifiers, with what those put behind it.
  private static Type base(Type type, StringBuilder behind) {
    return switch (type) {
      case TypedefType(var _, var target) -> base(target.type(), behind);
      case QualifiedType(var _, var target) -> base(target.type(), behind);
      case PointerType(var target, var _) -> {
        var heart = base(target.type(), behind);
        behind.append(behind.isEmpty() ? " *" : "*");
        yield heart;
      }
      case ReferenceType reference -> {
        var heart = base(reference.target().type(), behind);
        behind.append(" &");
        yield heart;
      }
      case ArrayType array when array.isVector() -> type;
      case ArrayType array -> {
        var heart = base(array.element().type(), behind);
        behind.append(behind.isEmpty() ? " " : "");
        dimensions(array, behind);
        yield heart;
      }
      default -> type;
    };
  }

  private static void dimensions(ArrayType array, StringBuilder to) {
    for (var dimension : array.dimensions()) {
      var count = dimension.count();
      to.append('[').append(count.isPresent() ? "" + count.getAsLong() : "").append(']');
    }
  }

  private void compound(CompoundType type, StringBuilder behind, List<String> to) {
    to.add(
        (withOffsets ? "/* offset      |    size */  type = " : "type = ")
            + type.kind().keyword()
            + type.tag().map(" "::concat).orElse("")
            + bases(type)
            + " {");
    members(type, "    ", to);
    if (withOffsets) {
      to.add("");
      to.add(
          "                               /* total size: "
              + String.format(Locale.ROOT, "%4d", type.sizeBytes().orElse(0))
              + " bytes */");
      to.add(" ".repeat(29) + "}" + behind);
    } else {
      to.add("}" + behind);
    }
  }

  private static String bases(CompoundType type) {
    var names = new ArrayList<String>();
    for (var base : type.bases()) {
      names.add("public " + (base.isVirtual() ? "virtual " : "") + base.type().type().name());
    }
    return names.isEmpty() ? "" : " : " + String.join(", ", names);
  }

  private void members(CompoundType type, String indent, List<String> to) {
    for (var member : type.members()) {
      if (!member.isArtificial()) {
        member(member, indent, to);
      }
    }
  }

  private void member(Member member, String indent, List<String> to) {
    var type = member.type().type();
    var name = member.name().orElse("");
    var bits =
        member.placement() instanceof Placement.AtBits(var _, var count) ? " : " + count : "";
    var start = (withOffsets ? offset(member) : "") + indent;
    if (type instanceof CompoundType inner && inner.tag().isEmpty()) {
      to.add(start + inner.kind().keyword() + " {");
      members(inner, indent + "    ", to);
      to.add(
          (withOffsets ? " ".repeat(25) : "")
              + indent
              + "}"
              + (name.isEmpty() ? "" : " " + name)
              + ";");
    } else {
      to.add(start + (member.isStatic() ? "static " : "") + declared(type, name) + bits + ";");
    }
  }

  private static String offset(Member member) {
    var size = member.type().type().sizeBytes().orElse(0);
    return switch (member.placement()) {
      case Placement.AtByte(var at) ->
          String.format(Locale.ROOT, "/* %6d      |  %6d */", at, size);
      case Placement.AtBits(var at, var _) ->
          String.format(Locale.ROOT, "/* %6d:%2d   |  %6d */", at / 8, at % 8, size);
      case Placement.Computed _, Placement.Static _ -> " ".repeat(25);
    };
  }

  private static void enumeration(EnumerationType type, StringBuilder behind, List<String> to) {
    var parts = new ArrayList<String>();
    var next = 0L;
    for (var enumerator : type.enumerators()) {
      parts.add(enumerator.name() + (enumerator.value() == next ? "" : " = " + enumerator.value()));
      next = enumerator.value() + 1;
    }
    to.add(
        "type = enum"
            + type.tag().map(" "::concat).orElse("")
            + " {"
            + String.join(", ", parts)
            + "}"
            + behind);
  }

  private static void flags(FlagsType type, StringBuilder behind, List<String> to) {
    to.add("type = flag " + type.name() + " {");
    for (var flag : type.flags()) {
      to.add(
          "    bool " + (flag.name().isEmpty() ? "" : flag.name() + " ") + "@" + flag.bit() + ";");
    }
    to.add("}" + behind);
  }

  /// {@return a type with a name in it, as C declares it}
  static String declared(Type type, String name) {
    return switch (type) {
      case ArrayType array when array.isVector() ->
          declared(array.element().type(), name)
              + " __attribute__ ((vector_size("
              + array.dimensions().getFirst().count().orElse(0)
              + ")))";
      case ArrayType array -> {
        var counts = new StringBuilder(name);
        dimensions(array, counts);
        yield declared(array.element().type(), counts.toString());
      }
      case FunctionType function -> declared(function.result().type(), name + parameters(function));
      case PointerType(var target, var _) ->
          isWrapped(target.type())
              ? declared(target.type(), "(*" + name + ")")
              : declared(target.type(), "*" + name);
      default -> type.name() + (name.isEmpty() ? "" : " " + name);
    };
  }

  private static boolean isWrapped(Type target) {
    return target instanceof ArrayType || target instanceof FunctionType;
  }

  private static String parameters(FunctionType function) {
    var names = new ArrayList<String>();
    for (var parameter : function.parameters()) {
      names.add(parameter.type().name());
    }
    if (function.isVariadic()) {
      names.add("...");
    }
    var none = function.isPrototyped() ? "void" : "";
    return "(" + (names.isEmpty() ? none : String.join(", ", names)) + ")";
  }
}
