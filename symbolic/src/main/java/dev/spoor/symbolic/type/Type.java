package dev.spoor.symbolic.type;

import java.util.OptionalLong;

/// What the bytes of a variable mean. Immutable; may be used by several threads.
public sealed interface Type
    permits BaseType,
        PointerType,
        ReferenceType,
        MemberPointerType,
        ArrayType,
        CompoundType,
        EnumerationType,
        FlagsType,
        TypedefType,
        QualifiedType,
        FunctionType,
        VoidType,
        UnspecifiedType,
        UnknownType {
  /// {@return how many bytes a value has; empty if that is not known, or not before the program
  /// runs}
  default OptionalLong sizeBytes() {
    return TypeSizes.of(this);
  }

  /// {@return the type as a C or C++ program would write it, as in `char *(*)[3]`}
  default String name() {
    return TypeNames.of(this);
  }

  /// {@return how a variable of the type is declared, as in `char *(*names)[3]`}
  ///
  /// @param variable its name; empty for none
  /// @param naming what types in it are called, if not by their names
  default String declaring(String variable, TypeNaming naming) {
    return TypeNames.of(this, variable, naming);
  }

  /// {@return the type behind all typedefs and qualifiers}
  default Type stripped() {
    var type = this;
    for (var step = 0; step < TypeSizes.DEEPEST; step++) {
      switch (type) {
        case TypedefType(var _, var target) -> type = target.type();
        case QualifiedType(var _, var target) -> type = target.type();
        default -> {
          return type;
        }
      }
    }
    return new UnknownType("a type that is a name of itself", OptionalLong.empty());
  }
}
