package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Elements that lie one behind the other.
final class ElementRow {
  private ElementRow() {}

  /// {@return how many elements lie between two pointers, if the second is not before the first}
  static Optional<Long> distance(Value start, Value end, Optional<Value> element) {
    var from = start.pointer();
    var to = end.pointer();
    var each = element.map(value -> value.sizeBytes().orElse(0)).orElse(0L);
    if (from.isEmpty() || to.isEmpty() || each <= 0) {
      return Optional.empty();
    }
    var bytes = to.get().minus(from.get());
    return bytes < 0 ? Optional.empty() : Optional.of(bytes / each);
  }

  /// {@return a row of elements with a title}
  ///
  /// @param count without a sign
  static Presentation titled(String title, Value first, long count, int most) {
    var shown = Long.compareUnsigned(count, most) < 0 ? count : most;
    return new Presentation.Items(title, elements(first, shown), shown != count);
  }

  static List<Presentation.Item> elements(Value first, long count) {
    var items = new ArrayList<Presentation.Item>();
    var each = first.sizeBytes().orElse(0);
    var start = first.address().orElse(Address.ZERO);
    for (var i = 0L; i < count; i++) {
      items.add(Presentation.Item.of(Value.at(first.type(), start.plus(i * each), first.around())));
    }
    return items;
  }
}
