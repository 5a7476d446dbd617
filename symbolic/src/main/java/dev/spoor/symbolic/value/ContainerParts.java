package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What containers that are made of nodes have in common.
final class ContainerParts {
  private static final int MOST_TYPES = 1 << 10;

  private ContainerParts() {}

  static Optional<Address> pointsTo(Optional<Value> pointer) {
    return pointer.flatMap(Value::pointer).filter(address -> !address.isZero());
  }

  /// {@return the number that a member is, without a sign; empty if there is none}
  static OptionalLong number(Optional<Value> member) {
    return member.isPresent() ? member.get().number() : OptionalLong.empty();
  }

  /// {@return the text of so many bytes that a pointer points to}
  static Optional<Presentation> text(Optional<Value> pointer, OptionalLong length) {
    var first = pointer.flatMap(Value::target);
    return first
        .flatMap(Value::address)
        .filter(_ -> length.isPresent())
        .map(at ->
            new Presentation.Characters(
                first.get().type(), at, length.getAsLong(), first.get().around()));
  }

  /// {@return what lies behind the pointers at the beginning of a node}
  static Value behind(Address node, int pointers, Type type, Surroundings around) {
    return behind(node, (long) pointers * around.addressBytes(), type, around);
  }

  /// {@return what lies behind the first bytes of a node, at the next place that it may have}
  static Value behind(Address node, long offset, Type type, Surroundings around) {
    var align = Math.min(alignment(type, around.addressBytes(), 0), 16);
    return Value.at(type, node.plus(offset + align - 1 & -align), around);
  }

  /// The widest number in a type; on i386 those of 8 bytes are at multiples of 4 in structures.
  private static long alignment(Type type, int addressBytes, int depth) {
    if (depth > 8) {
      return addressBytes;
    }
    return switch (type.stripped()) {
      case CompoundType compound -> {
        var widest = 1L;
        for (var member : compound.members()) {
          if (!member.isStatic()) {
            widest = Math.max(widest, alignment(member.type().type(), addressBytes, depth + 1));
          }
        }
        for (var base : compound.bases()) {
          widest = Math.max(widest, alignment(base.type().type(), addressBytes, depth + 1));
        }
        yield widest;
      }
      case ArrayType array -> alignment(array.element().type(), addressBytes, depth + 1);
      case Type other -> {
        var size = Math.clamp(other.sizeBytes().orElse(1), 1, 16);
        yield addressBytes == 4 ? Math.min(size, 4) : Long.highestOneBit(size);
      }
    };
  }

  /// @param count without a sign
  static Presentation.Items title(String name, long count, List<Presentation.Item> items) {
    var number = Long.toUnsignedString(count);
    return new Presentation.Items(
        name + " with " + number + (count == 1 ? " element" : " elements"),
        items,
        Long.compareUnsigned(count, items.size()) > 0 && !items.isEmpty());
  }

  static Presentation.Item pair(Value pair) {
    var key = pair.member("first");
    var content = pair.member("second");
    return key.isPresent() && content.isPresent()
        ? Presentation.Item.keyed(key.get(), content.get())
        : Presentation.Item.of(pair);
  }

  /// {@return the type that a template was given}
  static Optional<Type> argument(Value value, int index) {
    return value.type().stripped() instanceof CompoundType compound
            && compound.templateArguments().size() > index
        ? Optional.of(compound.templateArguments().get(index).type())
        : Optional.empty();
  }

  /// {@return a variant, as what it holds}
  ///
  /// @param index which of its types, as it is in memory
  /// @param storage where that is
  static Presentation variant(Value value, BigInteger index, Value storage) {
    var names = new ArrayList<String>();
    for (var type = argument(value, 0);
        type.isPresent() && names.size() < MOST_TYPES;
        type = argument(value, names.size())) {
      names.add(type.get().name());
    }
    var title = "std::variant<" + String.join(", ", names) + ">";
    var chosen =
        index.bitLength() < 16 ? argument(value, index.intValue()) : Optional.<Type>empty();
    return chosen.isEmpty()
        ? new Presentation.Items(title + " [no contained value]", List.of(), false)
        : new Presentation.Items(
            title + " [index " + index + "]",
            List.of(Presentation.Item.of(storage.as(chosen.get()))),
            false);
  }
}
