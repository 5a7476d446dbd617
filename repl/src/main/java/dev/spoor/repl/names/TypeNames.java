package dev.spoor.repl.names;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.repl.data.DeclaredType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.Types;

/// How lists show types.
final class TypeNames {
  private TypeNames() {}

  static boolean isClass(Die die) {
    return die.tag().equals(Tag.STRUCTURE_TYPE)
        || die.tag().equals(Tag.CLASS_TYPE)
        || die.tag().equals(Tag.UNION_TYPE);
  }

  /// {@return an entry as a declaration; empty if it is none of a type}
  static String declared(Die die, String name, Types types) {
    if (die.tag().equals(Tag.BASE_TYPE)) {
      return types.of(die).name();
    }
    if (die.tag().equals(Tag.TYPEDEF)) {
      return "typedef "
          + (die.has(AttributeName.TYPE) ? aliased(types.typeOf(die).type(), name) : "void " + name)
          + ";";
    }
    var isC = DeclaredType.isOfC(die.unit());
    if (isClass(die)) {
      var keyword =
          die.tag().equals(Tag.UNION_TYPE)
              ? "union "
              : die.tag().equals(Tag.CLASS_TYPE) ? "class " : "struct ";
      return (isC ? keyword : "") + name + ";";
    }
    return die.tag().equals(Tag.ENUMERATION_TYPE) ? (isC ? "enum " : "") + name + ";" : "";
  }

  private static String aliased(Type type, String name) {
    return switch (type) {
      case CompoundType compound when compound.tag().isEmpty() ->
          compound.kind().keyword() + " {...} " + name;
      case EnumerationType enumeration when enumeration.tag().isEmpty() -> "enum {...} " + name;
      default -> type.name() + " " + name;
    };
  }
}
