package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import java.util.List;
import java.util.OptionalLong;

/// A function that is declared in a class (DWARF 5, section 5.7.8).
///
/// @param name without the class
/// @param type with the object's address as its first parameter, unless it is static
/// @param parameters those that the source has
/// @param access who may call it
/// @param isStatic whether it is called without an object
/// @param isVirtual whether it has a place in the table of virtual functions
/// @param slot which place, from 0 on, where that is known
/// @param isArtificial whether the compiler made it
/// @param isDefaulted whether it was left to the compiler by its declaration
public record Method(
    String name,
    FunctionType type,
    List<TypeReference> parameters,
    Access access,
    boolean isStatic,
    boolean isVirtual,
    OptionalLong slot,
    boolean isArtificial,
    boolean isDefaulted) {
  /// `DW_OP_constu`.
  private static final int CONSTANT = 0x10;

  /// Copies the list.
  public Method {
    parameters = List.copyOf(parameters);
  }

  /// {@return whether objects that have this qualifier can be its own}
  public boolean isFor(Qualifier qualifier) {
    if (isStatic || type.parameters().isEmpty()) {
      return false;
    }
    var pointer = type.parameters().getFirst().type();
    while (pointer instanceof QualifiedType(var _, var target)) {
      pointer = target.type();
    }
    var object = pointer instanceof PointerType(var target, var _) ? target.type() : pointer;
    while (object instanceof QualifiedType(var own, var target)) {
      if (own == qualifier) {
        return true;
      }
      object = target.type();
    }
    return false;
  }

  /// {@return whether it makes objects of a class}
  ///
  /// @param simple the name of the class without scopes
  public boolean isConstructorOf(String simple) {
    var angle = simple.indexOf('<');
    return name.equals(simple) || (angle > 0 && name.equals(simple.substring(0, angle)));
  }

  /// {@return whether it returns what an object is converted to, `operator int`}
  public boolean isConversion() {
    var prefix = "operator ";
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && Character.isJavaIdentifierStart(name.charAt(prefix.length()))
        && !name.startsWith("operator new")
        && !name.startsWith("operator delete");
  }

  /// {@return the place of a function in the table of virtual functions:
  /// `DW_AT_vtable_elem_location` is a number, or an expression of one operation, `DW_OP_constu`}
  public static OptionalLong slotOf(Die function) {
    var expression = function.expression(AttributeName.VTABLE_ELEM_LOCATION);
    if (expression.isPresent()
        && expression.get().sizeBytes() >= 2
        && expression.get().u8(0) == CONSTANT) {
      return OptionalLong.of(expression.get().cursor(1).uleb128());
    }
    var number = function.unsigned(AttributeName.VTABLE_ELEM_LOCATION);
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }
}
