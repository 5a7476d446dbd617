package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A function that a call may mean.
///
/// @param name with its scopes
/// @param type with the object's address as its first parameter, if it has an object
/// @param address where it begins
/// @param hasObject whether it is called for an object
/// @param isVirtual whether the object says which function it really is
record Candidate(
    String name, FunctionType type, Address address, boolean hasObject, boolean isVirtual) {
  static Optional<Candidate> of(Function function, DebuggedObject object) {
    var entry = function.entry();
    if (entry.isEmpty() || !(object.types().of(function.die()) instanceof FunctionType type)) {
      return Optional.empty();
    }
    var isVirtual = false;
    for (var origin : function.die().origins()) {
      isVirtual |= origin.unsigned(AttributeName.VIRTUALITY).orElse(0L) != 0;
    }
    return Optional.of(
        new Candidate(
            function.name(),
            type,
            object.address(entry.get()),
            hasObject(function.die()),
            isVirtual));
  }

  /// Compilers mark the parameter that the source does not have.
  private static boolean hasObject(Die function) {
    for (var child : function.children()) {
      if (child.tag().equals(Tag.FORMAL_PARAMETER)) {
        for (var origin : child.origins()) {
          if (origin.flag(AttributeName.ARTIFICIAL)) {
            return origin.name().filter("this"::equals).isPresent();
          }
        }
        return false;
      }
    }
    return false;
  }

  /// {@return the parameters that the source has}
  List<Type> parameters() {
    var types = new ArrayList<Type>();
    for (var parameter : type.parameters().subList(hasObject ? 1 : 0, type.parameters().size())) {
      types.add(parameter.type());
    }
    return types;
  }

  /// {@return what is called it for: the class with its qualifiers}
  Optional<Type> objectType() {
    return Optional.of(type)
        .filter(_ -> hasObject && !type.parameters().isEmpty())
        .map(FunctionType::parameters)
        .map(List::getFirst)
        .map(TypeReference::type)
        .filter(pointer -> pointer.stripped() instanceof PointerType)
        .map(pointer -> ((PointerType) pointer.stripped()).target().type());
  }

  boolean isTemplate() {
    return name.endsWith(">") && !name.contains("operator>") && !name.endsWith("operator->");
  }

  /// {@return it as C++ would declare it, without what it returns: `ns::f(int, char)`}
  String signature() {
    var text = new StringBuilder(name).append('(');
    var separator = "";
    for (var parameter : parameters()) {
      text.append(separator).append(parameter.name());
      separator = ", ";
    }
    text.append(type.isVariadic() ? separator + "...)" : ")");
    return isConst() ? text.append(" const").toString() : text.toString();
  }

  boolean isConst() {
    return objectType().filter(Candidate::isConst).isPresent();
  }

  static boolean isConst(Type type) {
    var each = type;
    for (var step = 0; step < 8; step++) {
      if (!(each instanceof QualifiedType(var qualifier, var target))) {
        return false;
      }
      if (qualifier == QualifiedType.Qualifier.CONST) {
        return true;
      }
      each = target.type();
    }
    return false;
  }
}
