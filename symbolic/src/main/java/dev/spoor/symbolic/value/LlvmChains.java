package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How those containers of libc++ are shown whose nodes have a pointer to the next one: lists, and
/// tables by hash. A list's node begins with that to the one before it and that to the next; the
/// others' with that to the next, and a table's then has the hash.
final class LlvmChains {
  private LlvmChains() {}

  static Optional<Presentation> list(Value value, int most) {
    var end = value.member("__end_");
    var first = end.flatMap(each -> each.member("__next_")).flatMap(Value::pointer);
    var count = LlvmParts.number(value, "__size_alloc_", "__size_");
    var element = ContainerParts.argument(value, 0);
    if (first.isEmpty() || count.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    if (count.getAsLong() == 0) {
      return Optional.of(new Presentation.Items("empty std::list", List.of(), false));
    }
    var chain = new Chain(1, 2, end.flatMap(Value::address).orElse(Address.ZERO), value.around());
    var items = new ArrayList<Presentation.Item>();
    for (var each :
        chain.from(first.get(), element.get(), LlvmParts.shown(count.getAsLong(), most))) {
      items.add(Presentation.Item.of(each));
    }
    return Optional.of(
        new Presentation.Items(
            "std::list of length " + Long.toUnsignedString(count.getAsLong()),
            items,
            Long.compareUnsigned(count.getAsLong(), items.size()) > 0));
  }

  /// It does not know its length.
  static Optional<Presentation> forwardList(Value value, int most) {
    var first =
        LlvmParts.part(value, "__before_begin_")
            .flatMap(each -> each.member("__next_"))
            .flatMap(Value::pointer);
    var element = ContainerParts.argument(value, 0);
    if (first.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    var found =
        new Chain(0, 1, Address.ZERO, value.around()).from(first.get(), element.get(), most + 1);
    var items = new ArrayList<Presentation.Item>();
    for (var each : found.subList(0, Math.min(found.size(), most))) {
      items.add(Presentation.Item.of(each));
    }
    return Optional.of(
        new Presentation.Items(
            items.isEmpty() ? "empty std::forward_list" : "std::forward_list",
            items,
            found.size() > most));
  }

  static Presenter hashed(String name, boolean isMap) {
    return (value, most) -> {
      var table = value.member("__table_");
      var first =
          table
              .flatMap(each -> LlvmParts.part(each, "__p1_", "__first_node_"))
              .flatMap(each -> each.member("__next_"))
              .flatMap(Value::pointer);
      var count = table.map(each -> LlvmParts.number(each, "__p2_", "__size_"));
      var element =
          isMap
              ? table.flatMap(each -> LlvmParts.pairType(value, each, 4))
              : ContainerParts.argument(value, 0);
      if (first.isEmpty() || count.isEmpty() || count.get().isEmpty() || element.isEmpty()) {
        return Optional.empty();
      }
      var size = count.get().getAsLong();
      var items = new ArrayList<Presentation.Item>();
      var chain = new Chain(0, 2, Address.ZERO, value.around());
      for (var each : chain.from(first.get(), element.get(), LlvmParts.shown(size, most))) {
        items.add(isMap ? ContainerParts.pair(each) : Presentation.Item.of(each));
      }
      return LlvmParts.counted(name, size, items);
    };
  }

  /// How nodes are chained.
  ///
  /// @param next which of a node's words leads to the next one
  /// @param words how many there are before the element
  /// @param end what the last one leads to
  private record Chain(int next, int words, Address end, Surroundings around) {
    /// {@return the elements, as many as are wanted at most: what is in memory may be a ring}
    List<Value> from(Address first, Type element, int most) {
      var found = new ArrayList<Value>();
      var node = Optional.of(first);
      while (found.size() < most
          && node.filter(at -> !at.isZero() && !at.equals(end)).isPresent()) {
        var at = node.get();
        found.add(ContainerParts.behind(at, words, element, around));
        node = LlvmParts.pointerAt(LlvmParts.plusPointers(at, next, around), around);
      }
      return found;
    }
  }
}
