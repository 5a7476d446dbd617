package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.Die;
import java.util.Optional;

/// A type that another one, or a variable, is made of; read when it is needed.
///
/// Two are equal if they are of the same entry, or of equal types.
public sealed interface TypeReference {
  /// {@return the type}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its entry cannot be read
  Type type();

  /// {@return a reference to a type that is there}
  static TypeReference to(Type type) {
    return new Made(type);
  }

  /// {@return a reference to no type}
  static TypeReference toVoid() {
    return new Made(new VoidType());
  }

  /// {@return the entry that describes the type, if one does}
  default Optional<Die> die() {
    return this instanceof Described(var die, var _) ? Optional.of(die) : Optional.empty();
  }

  /// One that is there.
  record Made(Type type) implements TypeReference {}

  /// One that an entry describes.
  ///
  /// @param entry which describes it
  /// @param types makes it
  record Described(Die entry, Types types) implements TypeReference {
    @Override
    public Type type() {
      return types.of(entry);
    }
  }
}
