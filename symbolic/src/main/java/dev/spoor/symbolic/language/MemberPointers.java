package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import java.math.BigInteger;
import java.util.Optional;

/// Members of classes without an object: `&Class::member`, and what such a pointer leads to (the
/// Itanium C++ ABI, section 2.3).
record MemberPointers(Context context) {
  /// {@return the pointer to a member that is in every object of a class}
  Optional<Operand> of(TypeSyntax.Path path) {
    var parts = path.parts();
    var scope =
        new TypeSyntax.Path(path.file(), path.isGlobal(), parts.subList(0, parts.size() - 1));
    var type = context.names().types().named(scope);
    if (type.isEmpty() || !(type.get().stripped() instanceof CompoundType compound)) {
      return Optional.empty();
    }
    if (context.names().meaning(path).orElse(null)
            instanceof Meaning.Function(var function, var address)
        && isMethod(function)) {
      return Optional.of(method(function, compound, address));
    }
    return compound
        .member(parts.getLast())
        .filter(member -> member.placement() instanceof Placement.AtByte)
        .map(member -> {
          var pointer =
              new MemberPointerType(
                  member.type(), TypeReference.to(compound), context.types().addressBytes());
          var offset = ((Placement.AtByte) member.placement()).offset();
          return context.values().integer(pointer, offset);
        });
  }

  private static boolean isMethod(Type function) {
    return function instanceof FunctionType type
        && !type.parameters().isEmpty()
        && type.parameters().getFirst().type().stripped() instanceof PointerType(var to, var _)
        && to.type().stripped() instanceof CompoundType;
  }

  /// The address, and how far from the object's beginning its class's part is.
  private Operand method(Type function, CompoundType compound, Address address) {
    var width = context.types().addressBytes();
    var type =
        new MemberPointerType(TypeReference.to(function), TypeReference.to(compound), 2 * width);
    var pair = new byte[2 * width];
    System.arraycopy(
        Values.bytes(BigInteger.valueOf(address.value()), width, context.types().order()),
        0,
        pair,
        0,
        width);
    return context.values().of(type, pair);
  }

  /// {@return the function of a class with this name}
  Optional<Operand> method(Type type, String name) {
    if (!(type instanceof CompoundType compound) || compound.tag().isEmpty()) {
      return Optional.empty();
    }
    var path =
        new TypeSyntax.Path(Optional.empty(), true, java.util.List.of(compound.tag().get(), name));
    if (context.names().meaning(path).orElse(null)
        instanceof Meaning.Function(var function, var address)) {
      return Optional.of(context.values().at(function, address));
    }
    for (var base : compound.bases()) {
      var found = method(base.type().type().stripped(), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// {@return the member of an object that a pointer means}
  Operand target(Operand object, Operand pointer, int at) {
    if (!(pointer.stripped() instanceof MemberPointerType(var to, var containing, var _))) {
      throw new ExpressionException(
          at, "not implemented: pointer-to-method in pointer-to-member" + " construct");
    }
    if (context.isTypeOnly()) {
      return context.values().absent(to.type());
    }
    var owner = MemberAccess.asBase(object, containing.type()).orElse(object);
    var offset = Values.integer(pointer, at).longValue();
    if (to.type().stripped() instanceof FunctionType) {
      throw new ExpressionException(at, "Pointers to member functions are not followed.");
    }
    if (offset == -1) {
      throw new ExpressionException(at, "The pointer to a member is null.");
    }
    var address = owner.value().address();
    if (address.isEmpty()) {
      throw new ExpressionException(at, "Attempt to take address of value not located in memory.");
    }
    return context.values().at(to.type(), address.get().plus(offset));
  }
}
