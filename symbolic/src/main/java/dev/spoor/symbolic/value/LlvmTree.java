package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.Optional;

/// Maps and sets of libc++, which are trees of nodes in order (`__tree`). A node begins with the
/// pointers to its left, right and parent one, then one byte with its colour; the root's parent is
/// the end, which has the left one only.
///
/// @param name of the class
/// @param isMap whether an element is a pair
record LlvmTree(String name, boolean isMap) implements Presenter {
  /// No tree of nodes that fit into memory is deeper.
  private static final int DEEPEST = 128;

  private static final int ALLOCATOR = 3;
  private static final int RIGHT = 1;
  private static final int PARENT = 2;
  private static final int POINTERS = 3;

  @Override
  public Optional<Presentation> present(Value value, int most) {
    var tree = value.member("__tree_");
    var end = tree.flatMap(each -> LlvmParts.part(each, "__pair1_", "__end_node_"));
    var begin = tree.flatMap(each -> each.member("__begin_node_")).flatMap(Value::pointer);
    var count = tree.map(each -> LlvmParts.number(each, "__pair3_", "__size_"));
    var element =
        isMap
            ? tree.flatMap(each -> LlvmParts.pairType(value, each, ALLOCATOR))
            : ContainerParts.argument(value, 0);
    if (end.isEmpty() || count.isEmpty() || count.get().isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    var last = end.get().address().orElse(Address.ZERO);
    var around = value.around();
    var wanted = LlvmParts.shown(count.get().getAsLong(), most);
    var items = new ArrayList<Presentation.Item>();
    var node = begin;
    while (items.size() < wanted
        && node.filter(at -> !at.isZero() && !at.equals(last)).isPresent()) {
      var at = node.get();
      var offset = (long) POINTERS * around.addressBytes() + 1;
      var content = ContainerParts.behind(at, offset, element.get(), around);
      items.add(isMap ? ContainerParts.pair(content) : Presentation.Item.of(content));
      node = next(at, around);
    }
    return LlvmParts.counted(name, count.get().getAsLong(), items);
  }

  /// {@return the next node in order: the leftmost of those right below, or the first above that
  /// this one is left of}
  private static Optional<Address> next(Address node, Surroundings around) {
    var right = LlvmParts.pointerAt(LlvmParts.plusPointers(node, RIGHT, around), around);
    return right.isPresent() && !right.get().isZero()
        ? leftmost(right.get(), around)
        : above(node, around);
  }

  private static Optional<Address> leftmost(Address node, Surroundings around) {
    var at = node;
    for (var depth = 0; depth < DEEPEST; depth++) {
      var left = LlvmParts.pointerAt(at, around);
      if (left.isEmpty() || left.get().isZero()) {
        return Optional.of(at);
      }
      at = left.get();
    }
    return Optional.empty();
  }

  private static Optional<Address> above(Address node, Surroundings around) {
    var at = node;
    for (var depth = 0; depth < DEEPEST; depth++) {
      var parent = LlvmParts.pointerAt(LlvmParts.plusPointers(at, PARENT, around), around);
      var left = parent.flatMap(each -> LlvmParts.pointerAt(each, around));
      if (left.isEmpty() || left.get().equals(at)) {
        return left.isEmpty() ? Optional.empty() : parent;
      }
      at = parent.orElseThrow();
    }
    return Optional.empty();
  }
}
