package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Value;

/// A value with the place that it is from.
record Operand(Value value, Place place) {
  /// {@return a value that is where it says}
  static Operand of(Value value) {
    return new Operand(
        value, value.address().<Place>map(Place.InMemory::new).orElseGet(Place.Nowhere::new));
  }

  Type type() {
    return value.type();
  }

  Type stripped() {
    return value.type().stripped();
  }

  /// {@return the same at the same place as another type}
  Operand as(Type type) {
    return new Operand(value.as(type), place);
  }
}
