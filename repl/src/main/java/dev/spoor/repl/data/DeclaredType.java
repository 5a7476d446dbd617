package dev.spoor.repl.data;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeNaming;

/// Types with a name in them, as C declares it.
public final class DeclaredType {
  private DeclaredType() {}

  /// {@return `int name[3]`}
  public static String of(Type type, String name) {
    // What is constant of an array is its elements, and those say so themselves.
    var declared =
        type instanceof QualifiedType(var _, var target) && target.type() instanceof ArrayType array
            ? array
            : type;
    return declared.declaring(name, TypeNaming.plain());
  }

  /// {@return whether a unit is in C, where a structure's name is none without `struct`} C in its
  /// versions (DWARF 5, table 7.17), and assembly.
  public static boolean isOfC(Unit unit) {
    var language = unit.root().unsigned(AttributeName.LANGUAGE).orElse(0L).intValue();
    return switch (language) {
      case 0x01, 0x02, 0x0c, 0x1d, 0x2c, 0x8001 -> true;
      default -> false;
    };
  }
}
