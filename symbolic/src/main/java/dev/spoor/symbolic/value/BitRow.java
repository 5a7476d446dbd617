package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/// `std::vector<bool>`, which has a bit for each element (stl_bvector.h).
final class BitRow {
  private BitRow() {}

  /// @param start an iterator: the word, and which bit of it
  /// @param finish that behind the last
  /// @param end a pointer behind the last word
  static Optional<Presentation> of(Value start, Value finish, Value end, int most) {
    var first = start.member("_M_p").flatMap(Value::pointer);
    var last = finish.member("_M_p").flatMap(Value::pointer);
    var bit = finish.member("_M_offset").map(Value::number);
    var behind = end.pointer();
    if (first.isEmpty() || last.isEmpty() || bit.isEmpty() || bit.get().isEmpty()) {
      return Optional.empty();
    }
    var count = last.get().minus(first.get()) * Byte.SIZE + bit.get().getAsLong();
    var capacity = behind.map(address -> address.minus(first.get()) * Byte.SIZE).orElse(0L);
    if (count < 0 || count > capacity) {
      return Optional.empty();
    }
    var items = new ArrayList<Presentation.Item>();
    for (var i = 0L; i < Math.min(count, most); i++) {
      items.add(Presentation.Item.of(element(start, first.get(), i)));
    }
    return Optional.of(
        new Presentation.Items(
            "std::vector<bool> of length " + count + ", capacity " + capacity,
            items,
            count > most));
  }

  static Value element(Value start, Address first, long index) {
    var read = start.around().memory().read(first.plus(index / Byte.SIZE), 1);
    var bool =
        new BaseType(
            "bool", 1, BaseEncoding.BOOLEAN, start.around().memory().order(), OptionalInt.empty());
    var contents =
        read.length == 1
            ? Contents.of(new byte[] {(byte) (read[0] >> index % Byte.SIZE & 1)})
            : Contents.absent(1, new Absence.Unreadable(first.plus(index / Byte.SIZE)));
    return Value.of(bool, new Storage.Held(contents, Optional.empty()), start.around());
  }
}
