package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.ArrayType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How those containers of libc++ are shown whose elements lie one behind the other.
final class LlvmRows {
  private static final long MOST_WORDS = 1L << 48;

  private LlvmRows() {}

  static Optional<Presentation> vector(Value value, int most) {
    var start = LlvmParts.part(value, "__begin_");
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var finish = LlvmParts.part(value, "__end_");
    var end = LlvmParts.part(value, "__end_cap_", "__cap_");
    if (finish.isEmpty()) {
      return bits(value, start.get(), most);
    }
    var first = start.get().target();
    var count = ElementRow.distance(start.get(), finish.get(), first);
    var capacity = end.flatMap(each -> ElementRow.distance(start.get(), each, first));
    if (first.isEmpty() || count.isEmpty() || capacity.isEmpty() || count.get() > capacity.get()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Items(
            "std::vector of length " + count.get() + ", capacity " + capacity.get(),
            ElementRow.elements(first.get(), Math.min(count.get(), most)),
            count.get() > most));
  }

  /// `std::vector<bool>` has a bit for each element, and its capacity in words.
  private static Optional<Presentation> bits(Value value, Value start, int most) {
    var address = start.pointer();
    var count = LlvmParts.number(value, "__size_");
    var words = LlvmParts.number(value, "__cap_alloc_", "__cap_");
    var each = start.target().map(Value::sizeBytes);
    if (address.isEmpty() || count.isEmpty() || words.isEmpty() || each.isEmpty()) {
      return Optional.empty();
    }
    if (words.getAsLong() < 0 || words.getAsLong() > MOST_WORDS) {
      return Optional.empty();
    }
    var capacity = words.getAsLong() * Byte.SIZE * each.get().orElse(1);
    if (count.getAsLong() < 0 || count.getAsLong() > capacity) {
      return Optional.empty();
    }
    var items = new ArrayList<Presentation.Item>();
    for (var i = 0L; i < Math.min(count.getAsLong(), most); i++) {
      items.add(Presentation.Item.of(BitRow.element(start, address.get(), i)));
    }
    return Optional.of(
        new Presentation.Items(
            "std::vector<bool> of length " + count.getAsLong() + ", capacity " + capacity,
            items,
            count.getAsLong() > most));
  }

  static Optional<Presentation> array(Value value, int most) {
    return value
        .member("__elems_")
        .filter(each -> each.type().stripped() instanceof ArrayType)
        .map(Presentation.Instead::new);
  }

  // A deque has blocks of the same length, to which a row of pointers leads.

  static Optional<Presentation> deque(Value value, int most) {
    var blocks = value.member("__map_");
    var first = blocks.flatMap(each -> LlvmParts.part(each, "__begin_"));
    var start = LlvmParts.number(value, "__start_");
    var count = LlvmParts.number(value, "__size_");
    if (blocks.isEmpty() || first.isEmpty() || start.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    if (count.getAsLong() == 0) {
      return Optional.of(new Presentation.Items("empty std::deque", List.of(), false));
    }
    var room =
        LlvmParts.part(blocks.get(), "__end_")
            .flatMap(end -> ElementRow.distance(first.get(), end, first.get().target()));
    return room.isEmpty() || start.getAsLong() < 0
        ? Optional.empty()
        : LlvmParts.counted(
            "std::deque",
            count.getAsLong(),
            elements(
                value,
                first.get(),
                room.get(),
                start.getAsLong(),
                LlvmParts.shown(count.getAsLong(), most)));
  }

  private static List<Presentation.Item> elements(
      Value deque, Value blocks, long room, long start, int count) {
    var items = new ArrayList<Presentation.Item>();
    var type = ContainerParts.argument(deque, 0);
    var each = type.map(of -> of.sizeBytes().orElse(0)).orElse(0L);
    var row = blocks.pointer();
    if (type.isEmpty() || each <= 0 || row.isEmpty()) {
      return items;
    }
    var perBlock = perBlock(each);
    for (var at = start; items.size() < count && at / perBlock < room; at++) {
      var place = LlvmParts.plusPointers(row.get(), at / perBlock, deque.around());
      var block = LlvmParts.pointerAt(place, deque.around());
      if (block.isEmpty()) {
        break;
      }
      var element = block.get().plus(at % perBlock * each);
      items.add(Presentation.Item.of(Value.at(type.get(), element, deque.around())));
    }
    return items;
  }

  /// Blocks have 4096 bytes, or 16 elements if these are large (deque, `__deque_block_size`).
  private static long perBlock(long elementBytes) {
    return elementBytes < 256 ? 4096 / elementBytes : 16;
  }
}
