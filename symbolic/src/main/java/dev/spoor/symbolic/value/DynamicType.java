package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;

/// Finds the class of an object by its table of virtual functions (the Itanium C++ ABI, section
/// 2.5): the table has a symbol that names the class, and before the place that objects point to
/// lies the distance from there to the whole object.
final class DynamicType {
  private static final String TABLE = "vtable for ";
  private static final int DEEPEST = 16;

  private DynamicType() {}

  static Value of(Value value) {
    var table = tableOf(value, DEEPEST);
    if (table.isEmpty() || value.address().isEmpty()) {
      return value;
    }
    var type = classOf(table.get(), value);
    var distance = distance(table.get(), value);
    if (type.isEmpty() || distance.isEmpty()) {
      return value;
    }
    return Value.at(type.get(), value.address().get().plus(distance.get()), value.around());
  }

  /// {@return what the object's first pointer to a table holds: its own, or that of the class at
  /// its beginning}
  private static Optional<Address> tableOf(Value value, int depth) {
    if (!(value.type().stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    for (var member : compound.members()) {
      if (member.name().filter(name -> name.startsWith("_vptr")).isPresent()) {
        return value.member(member).pointer();
      }
    }
    for (var base : compound.bases()) {
      var part = value.base(base);
      if (part.address().equals(value.address())) {
        var found = tableOf(part, depth - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> classOf(Address table, Value value) {
    var symbol = value.around().symbolAt(table);
    if (symbol.isEmpty() || !symbol.get().startsWith(TABLE)) {
      return Optional.empty();
    }
    var plus = symbol.get().lastIndexOf('+');
    var name = symbol.get().substring(TABLE.length(), plus < 0 ? symbol.get().length() : plus);
    return value.around().typeNamed(name);
  }

  private static Optional<Long> distance(Address table, Value value) {
    var width = value.around().addressBytes();
    var read = value.around().memory().readUnsigned(table.plus(-2L * width), width);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    var unused = Long.SIZE - width * Byte.SIZE;
    return Optional.of(read.getAsLong() << unused >> unused);
  }
}
