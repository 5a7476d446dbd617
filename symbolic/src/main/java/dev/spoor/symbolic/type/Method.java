package dev.spoor.symbolic.type;

import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import java.util.List;

/// A function that is declared in a class (DWARF 5, section 5.7.8).
///
/// @param name without the class
/// @param type with the object's address as its first parameter, unless it is static
/// @param parameters those that the source has
/// @param access who may call it
/// @param isStatic whether it is called without an object
/// @param isVirtual whether it has a place in the table of virtual functions
/// @param isArtificial whether the compiler made it
/// @param isDefaulted whether it was left to the compiler by its declaration
public record Method(
    String name,
    FunctionType type,
    List<TypeReference> parameters,
    Access access,
    boolean isStatic,
    boolean isVirtual,
    boolean isArtificial,
    boolean isDefaulted) {
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
}
