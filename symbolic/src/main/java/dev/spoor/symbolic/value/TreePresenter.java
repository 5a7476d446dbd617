package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.Optional;

/// Maps and sets, which are trees of nodes in order (stl_tree.h). A node begins with its colour and
/// the pointers to its parent, left and right one.
final class TreePresenter implements Presenter {
  /// No tree of nodes that fit into memory is deeper.
  private static final int DEEPEST = 128;

  private static final int POINTERS_OF_NODE = 4;

  private final String name;
  private final Kind kind;

  enum Kind {
    PAIRS,
    KEYS
  }

  TreePresenter(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  @Override
  public Optional<Presentation> present(Value value, int most) {
    var tree = value.member("_M_t");
    var implementation = tree.flatMap(each -> each.member("_M_impl"));
    var header = implementation.flatMap(each -> each.member("_M_header"));
    var count = implementation.flatMap(each -> each.member("_M_node_count")).map(Value::number);
    var element = tree.flatMap(each -> ContainerParts.argument(each, 1));
    if (header.isEmpty() || count.isEmpty() || count.get().isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    var items = new ArrayList<Presentation.Item>();
    var end = header.get().address().orElse(Address.ZERO);
    var node = header.get().member("_M_left");
    while (items.size() < Math.min(most, count.get().getAsLong())
        && ContainerParts.pointsTo(node).filter(at -> !at.equals(end)).isPresent()) {
      var at = ContainerParts.pointsTo(node).orElseThrow();
      var content = ContainerParts.behind(at, POINTERS_OF_NODE, element.get(), value.around());
      items.add(kind == Kind.PAIRS ? ContainerParts.pair(content) : Presentation.Item.of(content));
      node = next(node.orElseThrow());
    }
    return Optional.of(ContainerParts.title(name, count.get().getAsLong(), items));
  }

  /// {@return the next node in order: the leftmost of those right below, or the first above that
  /// this one is left of}
  private static Optional<Value> next(Value node) {
    var right = node.member("_M_right");
    return ContainerParts.pointsTo(right).isPresent() ? leftmost(right.orElseThrow()) : above(node);
  }

  private static Optional<Value> leftmost(Value node) {
    var at = node;
    for (var depth = 0; depth < DEEPEST; depth++) {
      var left = at.member("_M_left");
      if (ContainerParts.pointsTo(left).isEmpty()) {
        return Optional.of(at);
      }
      at = left.orElseThrow();
    }
    return Optional.empty();
  }

  private static Optional<Value> above(Value node) {
    var at = node;
    for (var depth = 0; depth < DEEPEST; depth++) {
      var parent = at.member("_M_parent");
      var right = parent.flatMap(each -> each.member("_M_right")).flatMap(Value::pointer);
      if (parent.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      if (!right.equals(at.pointer())) {
        return parent;
      }
      at = parent.get();
    }
    return Optional.empty();
  }
}
