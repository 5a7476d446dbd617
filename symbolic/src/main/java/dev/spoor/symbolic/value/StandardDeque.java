package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.Optional;

/// How `std::deque` is shown: blocks of the same length, to which a row of pointers leads.
final class StandardDeque {
  /// The bytes that a deque has in each of its blocks (stl_deque.h, `_GLIBCXX_DEQUE_BUF_SIZE`).
  private static final long DEQUE_BLOCK_BYTES = 512;

  private StandardDeque() {}

  static Optional<Presentation> present(Value value, int most) {
    var implementation = value.member("_M_impl");
    var start = implementation.flatMap(each -> each.member("_M_start"));
    var finish = implementation.flatMap(each -> each.member("_M_finish"));
    if (start.isEmpty() || finish.isEmpty()) {
      return Optional.empty();
    }
    var first = start.get().member("_M_cur");
    var element = first.flatMap(Value::target);
    var inFirst = between(start.get(), "_M_cur", start.get(), "_M_last", element);
    var inLast = between(finish.get(), "_M_first", finish.get(), "_M_cur", element);
    var blocks =
        between(
            start.get(),
            "_M_node",
            finish.get(),
            "_M_node",
            start.get().member("_M_node").flatMap(Value::target));
    if (inFirst.isEmpty() || inLast.isEmpty() || blocks.isEmpty()) {
      return Optional.empty();
    }
    var each = element.orElseThrow().sizeBytes().orElse(1);
    var perBlock = each < DEQUE_BLOCK_BYTES ? DEQUE_BLOCK_BYTES / each : 1;
    var count =
        blocks.get() == 0
            ? between(start.get(), "_M_cur", finish.get(), "_M_cur", element).orElse(0L)
            : inFirst.get() + (blocks.get() - 1) * perBlock + inLast.get();
    var items = new ArrayList<Presentation.Item>();
    var block = start.get().member("_M_node");
    var here = element;
    var room = inFirst.get();
    while (items.size() < Math.min(count, most) && here.isPresent()) {
      items.addAll(
          ElementRow.elements(here.get(), Math.min(room, Math.min(count, most) - items.size())));
      block = block.map(StandardDeque::following);
      here = block.flatMap(Value::target).flatMap(Value::target);
      room = perBlock;
    }
    return Optional.of(
        new Presentation.Items(
            count == 0
                ? "empty std::deque"
                : "std::deque with " + count + (count == 1 ? " element" : " elements"),
            items,
            count > most));
  }

  private static Optional<Long> between(
      Value from, String start, Value to, String end, Optional<Value> element) {
    var first = from.member(start);
    var last = to.member(end);
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : ElementRow.distance(first.get(), last.get(), element);
  }

  /// {@return a pointer to what lies behind what a pointer points to}
  private static Value following(Value pointer) {
    var width = pointer.around().addressBytes();
    var next = pointer.pointer().orElse(Address.ZERO).plus(width).value();
    var bytes = new byte[width];
    for (var i = 0; i < width; i++) {
      bytes[i] = (byte) (next >> i * Byte.SIZE);
    }
    return Value.of(
        pointer.type(), new Storage.Held(Contents.of(bytes), Optional.empty()), pointer.around());
  }
}
