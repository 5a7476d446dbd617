package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the classes of libc++ have in common.
final class LlvmParts {
  private static final String PAIR = "__compressed_pair";

  private LlvmParts() {}

  /// {@return the member that has one of these names; of a pair that stands for its first part (as
  /// up to version 18), that part}
  static Optional<Value> part(Value whole, String... names) {
    for (var name : names) {
      var found = whole.member(name);
      if (found.isPresent()) {
        return isPair(found.get()) ? found.get().member("__value_") : found;
      }
    }
    return Optional.empty();
  }

  private static boolean isPair(Value value) {
    return value.type().stripped() instanceof CompoundType compound
        && compound
            .tag()
            .map(Presenters::plainName)
            .filter(name -> name.endsWith(PAIR))
            .isPresent();
  }

  /// {@return the number that a member with one of these names is}
  static OptionalLong number(Value whole, String... names) {
    var found = part(whole, names);
    return found.isPresent() ? found.get().number() : OptionalLong.empty();
  }

  /// {@return the pointer that is in memory at an address, if it can be read}
  static Optional<Address> pointerAt(Address at, Surroundings around) {
    var word = wordAt(at, around);
    return word.isPresent() ? Optional.of(Address.of(word.getAsLong())) : Optional.empty();
  }

  /// {@return the word, as wide as an address and without a sign, that is in memory}
  static OptionalLong wordAt(Address at, Surroundings around) {
    var width = around.addressBytes();
    var bytes = around.memory().read(at, width);
    if (bytes.length < width) {
      return OptionalLong.empty();
    }
    var isLittle = around.memory().order() == ByteOrder.LITTLE_ENDIAN;
    var word = 0L;
    for (var i = 0; i < width; i++) {
      word = word << Byte.SIZE | bytes[isLittle ? width - 1 - i : i] & 0xff;
    }
    return OptionalLong.of(word);
  }

  /// {@return the address that begins a row of this many pointers}
  static Address plusPointers(Address start, long pointers, Surroundings around) {
    return start.plus(pointers * around.addressBytes());
  }

  /// {@return the type of a map's elements: a pair. That is in a class of the library's own, or
  /// what the map's allocator makes}
  ///
  /// @param table the part of the map that has the nodes
  /// @param allocator which argument of the map it is
  static Optional<Type> pairType(Value map, Value table, int allocator) {
    var wrapped =
        ContainerParts.argument(table, 0)
            .map(Type::stripped)
            .filter(CompoundType.class::isInstance)
            .map(CompoundType.class::cast)
            .flatMap(type -> type.member("__cc").or(() -> type.member("__cc_")))
            .map(member -> member.type().type());
    return wrapped.or(() ->
        ContainerParts.argument(map, allocator)
            .map(Type::stripped)
            .filter(CompoundType.class::isInstance)
            .map(CompoundType.class::cast)
            .filter(type -> !type.templateArguments().isEmpty())
            .map(type -> type.templateArguments().getFirst().type()));
  }

  /// {@return how many of a number that the program gives are shown}
  static int shown(long count, int most) {
    return Long.compareUnsigned(count, most) < 0 ? (int) count : most;
  }

  static Optional<Presentation> counted(String name, long count, List<Presentation.Item> items) {
    return Optional.of(
        new Presentation.Items(
            name
                + " with "
                + Long.toUnsignedString(count)
                + (count == 1 ? " element" : " elements"),
            items,
            Long.compareUnsigned(count, items.size()) > 0));
  }
}
