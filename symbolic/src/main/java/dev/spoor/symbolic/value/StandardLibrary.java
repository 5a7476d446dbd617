package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the classes of GNU's C++ library are shown, by the members that version 12 has and others
/// before it had. What does not have them is shown as any other class.
public final class StandardLibrary {
  /// The bytes that a deque has in each of its blocks (stl_deque.h, `_GLIBCXX_DEQUE_BUF_SIZE`).
  private static final long DEQUE_BLOCK_BYTES = 512;

  private StandardLibrary() {}

  /// {@return a table of strings, containers, pointers and what else holds values}
  public static Presenters presenters() {
    return Presenters.of(
        Map.ofEntries(
            Map.entry("std::basic_string", StandardLibrary::string),
            Map.entry("std::basic_string_view", StandardLibrary::view),
            Map.entry("std::vector", StandardLibrary::vector),
            Map.entry("std::array", StandardLibrary::array),
            Map.entry("std::list", StandardLibrary::list),
            Map.entry("std::deque", StandardLibrary::deque),
            Map.entry("std::map", new TreePresenter("std::map", TreePresenter.Kind.PAIRS)),
            Map.entry(
                "std::multimap", new TreePresenter("std::multimap", TreePresenter.Kind.PAIRS)),
            Map.entry("std::set", new TreePresenter("std::set", TreePresenter.Kind.KEYS)),
            Map.entry("std::multiset", new TreePresenter("std::multiset", TreePresenter.Kind.KEYS)),
            Map.entry("std::unordered_map", hashed("std::unordered_map", true)),
            Map.entry("std::unordered_multimap", hashed("std::unordered_multimap", true)),
            Map.entry("std::unordered_set", hashed("std::unordered_set", false)),
            Map.entry("std::unordered_multiset", hashed("std::unordered_multiset", false)),
            Map.entry("std::optional", StandardLibrary::optional),
            Map.entry("std::variant", StandardLibrary::variant),
            Map.entry("std::tuple", StandardLibrary::tuple),
            Map.entry("std::unique_ptr", StandardLibrary::unique),
            Map.entry("std::shared_ptr", (value, _) -> shared("std::shared_ptr", value)),
            Map.entry("std::weak_ptr", (value, _) -> shared("std::weak_ptr", value))));
  }

  // Texts.

  private static Optional<Presentation> string(Value value, int most) {
    var pointer = value.member("_M_dataplus").flatMap(data -> data.member("_M_p"));
    var length = value.member("_M_string_length");
    return text(pointer, length);
  }

  private static Optional<Presentation> view(Value value, int most) {
    return text(value.member("_M_str"), value.member("_M_len"));
  }

  private static Optional<Presentation> text(Optional<Value> pointer, Optional<Value> length) {
    var address = pointer.flatMap(Value::pointer);
    var count = length.map(Value::number);
    if (address.isEmpty() || count.isEmpty() || count.get().isEmpty()) {
      return Optional.empty();
    }
    return pointer
        .flatMap(Value::target)
        .map(first ->
            new Presentation.Characters(
                first.type(), address.get(), count.get().getAsLong(), first.around()));
  }

  // Rows of elements.

  private static Optional<Presentation> vector(Value value, int most) {
    var implementation = value.member("_M_impl");
    var start = implementation.flatMap(each -> each.member("_M_start"));
    var finish = implementation.flatMap(each -> each.member("_M_finish"));
    var end = implementation.flatMap(each -> each.member("_M_end_of_storage"));
    if (start.isEmpty() || finish.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    return start.get().type().stripped() instanceof PointerType
        ? row(start.get(), finish.get(), end.get(), most)
        : BitRow.of(start.get(), finish.get(), end.get(), most);
  }

  private static Optional<Presentation> row(Value start, Value finish, Value end, int most) {
    var first = start.target();
    var count = distance(start, finish, first);
    var capacity = distance(start, end, first);
    if (count.isEmpty() || capacity.isEmpty() || count.get() > capacity.get()) {
      return Optional.empty();
    }
    var items = elements(first.orElseThrow(), Math.min(count.get(), most));
    return Optional.of(
        new Presentation.Items(
            "std::vector of length " + count.get() + ", capacity " + capacity.get(),
            items,
            count.get() > most));
  }

  /// {@return how many elements lie between two pointers, if the second is not before the first}
  private static Optional<Long> distance(Value start, Value end, Optional<Value> element) {
    var from = start.pointer();
    var to = end.pointer();
    var each = element.map(value -> value.sizeBytes().orElse(0)).orElse(0L);
    if (from.isEmpty() || to.isEmpty() || each <= 0) {
      return Optional.empty();
    }
    var bytes = to.get().minus(from.get());
    return bytes < 0 ? Optional.empty() : Optional.of(bytes / each);
  }

  private static List<Presentation.Item> elements(Value first, long count) {
    var items = new ArrayList<Presentation.Item>();
    var each = first.sizeBytes().orElse(0);
    var start = first.address().orElse(Address.ZERO);
    for (var i = 0L; i < count; i++) {
      items.add(Presentation.Item.of(Value.at(first.type(), start.plus(i * each), first.around())));
    }
    return items;
  }

  private static Optional<Presentation> array(Value value, int most) {
    var elements = value.member("_M_elems");
    return elements
        .filter(each -> each.type().stripped() instanceof ArrayType)
        .map(Presentation.Instead::new);
  }

  private static Optional<Presentation> list(Value value, int most) {
    var head = value.member("_M_impl").flatMap(each -> each.member("_M_node"));
    var element = argument(value, 0);
    if (head.isEmpty() || element.isEmpty() || head.get().address().isEmpty()) {
      return Optional.empty();
    }
    var end = head.get().address().get();
    var items = new ArrayList<Presentation.Item>();
    var next = head.get().member("_M_next");
    while (items.size() < most && pointsTo(next).filter(at -> !at.equals(end)).isPresent()) {
      var node = pointsTo(next).orElseThrow();
      items.add(Presentation.Item.of(behind(node, 2, element.get(), value.around())));
      next = next.flatMap(Value::target).flatMap(each -> each.member("_M_next"));
    }
    var count = head.get().member("_M_size").map(Value::number);
    var size =
        count.isPresent() && count.get().isPresent() ? count.get().getAsLong() : items.size();
    return Optional.of(
        new Presentation.Items(
            items.isEmpty() ? "empty std::list" : "std::list of length " + size,
            items,
            items.size() == most && size > most));
  }

  static Optional<Address> pointsTo(Optional<Value> pointer) {
    return pointer.flatMap(Value::pointer).filter(address -> !address.isZero());
  }

  /// {@return what lies behind the pointers at the beginning of a node}
  static Value behind(Address node, int pointers, Type type, Surroundings around) {
    var offset = (long) pointers * around.addressBytes();
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

  private static Optional<Presentation> deque(Value value, int most) {
    var implementation = value.member("_M_impl");
    var start = implementation.flatMap(each -> each.member("_M_start"));
    var finish = implementation.flatMap(each -> each.member("_M_finish"));
    if (start.isEmpty() || finish.isEmpty()) {
      return Optional.empty();
    }
    var first = start.get().member("_M_cur");
    var element = first.flatMap(Value::target);
    var inFirst = distance(start.get(), "_M_cur", start.get(), "_M_last", element);
    var inLast = distance(finish.get(), "_M_first", finish.get(), "_M_cur", element);
    var blocks =
        distance(
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
            ? distance(start.get(), "_M_cur", finish.get(), "_M_cur", element).orElse(0L)
            : inFirst.get() + (blocks.get() - 1) * perBlock + inLast.get();
    var items = new ArrayList<Presentation.Item>();
    var block = start.get().member("_M_node");
    var here = element;
    var room = inFirst.get();
    while (items.size() < Math.min(count, most) && here.isPresent()) {
      items.addAll(elements(here.get(), Math.min(room, Math.min(count, most) - items.size())));
      block = block.map(StandardLibrary::following);
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

  private static Optional<Long> distance(
      Value from, String start, Value to, String end, Optional<Value> element) {
    var first = from.member(start);
    var last = to.member(end);
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : distance(first.get(), last.get(), element);
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

  // Tables.

  private static Presenter hashed(String name, boolean isMap) {
    return (value, most) -> {
      var table = value.member("_M_h");
      var element = isMap ? pairType(table) : argument(value, 0);
      if (table.isEmpty() || element.isEmpty()) {
        return Optional.empty();
      }
      var count = table.get().member("_M_element_count").map(Value::number);
      if (count.isEmpty() || count.get().isEmpty()) {
        return Optional.empty();
      }
      var items = new ArrayList<Presentation.Item>();
      var next = table.get().member("_M_before_begin").flatMap(each -> each.member("_M_nxt"));
      while (items.size() < most && pointsTo(next).isPresent()) {
        var content = behind(pointsTo(next).orElseThrow(), 1, element.get(), value.around());
        items.add(isMap ? pair(content) : Presentation.Item.of(content));
        next = next.flatMap(Value::target).flatMap(each -> each.member("_M_nxt"));
      }
      return Optional.of(title(name, count.get().getAsLong(), items));
    };
  }

  static Presentation.Items title(String name, long count, List<Presentation.Item> items) {
    return new Presentation.Items(
        name + " with " + count + (count == 1 ? " element" : " elements"),
        items,
        count > items.size() && !items.isEmpty());
  }

  /// {@return the type of the elements of a map: a pair}
  private static Optional<Type> pairType(Optional<Value> table) {
    return table.flatMap(each -> argument(each, 1));
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

  // What may or may not hold something.

  private static Optional<Presentation> optional(Value value, int most) {
    var payload = value.member("_M_payload");
    var engaged = payload.flatMap(each -> each.member("_M_engaged")).map(Value::number);
    var element = argument(value, 0);
    if (payload.isEmpty() || engaged.isEmpty() || engaged.get().isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    if (engaged.get().getAsLong() == 0) {
      return Optional.of(
          new Presentation.Items(
              "std::optional<" + element.get().name() + "> [no contained value]",
              List.of(),
              false));
    }
    return payload
        .flatMap(each -> each.member("_M_payload"))
        .map(each ->
            new Presentation.Items(
                "std::optional<" + element.get().name() + ">",
                List.of(Presentation.Item.named("[contained value]", each.as(element.get()))),
                false));
  }

  private static Optional<Presentation> variant(Value value, int most) {
    var index = value.member("_M_index").flatMap(Value::integer);
    var storage = value.member("_M_u");
    if (index.isEmpty() || storage.isEmpty()) {
      return Optional.empty();
    }
    var names = new StringBuilder();
    for (var i = 0; argument(value, i).isPresent(); i++) {
      names.append(i == 0 ? "" : ", ").append(argument(value, i).orElseThrow().name());
    }
    var title = "std::variant<" + names + ">";
    var chosen =
        index.get().bitLength() < 16
            ? argument(value, index.get().intValue())
            : Optional.<Type>empty();
    return Optional.of(
        chosen.isEmpty()
            ? new Presentation.Items(title + " [no contained value]", List.of(), false)
            : new Presentation.Items(
                title + " [index " + index.get() + "]",
                List.of(Presentation.Item.of(storage.get().as(chosen.get()))),
                false));
  }

  /// Each element is a base of one that the one before it is derived from.
  private static Optional<Presentation> tuple(Value value, int most) {
    var items = new ArrayList<Presentation.Item>();
    var rest = firstBase(value);
    while (rest.isPresent() && items.size() < most) {
      var head = head(rest.get());
      if (head.isEmpty()) {
        break;
      }
      items.add(Presentation.Item.named("[" + (items.size() + 1) + "]", head.get()));
      rest = tail(rest.get());
    }
    return items.isEmpty()
        ? Optional.of(new Presentation.Items("empty std::tuple", List.of(), false))
        : Optional.of(new Presentation.Items("std::tuple containing", items, false));
  }

  private static Optional<Value> firstBase(Value value) {
    return value.type().stripped() instanceof CompoundType compound && !compound.bases().isEmpty()
        ? Optional.of(value.base(compound.bases().getFirst()))
        : Optional.empty();
  }

  private static Optional<Value> tail(Value part) {
    return baseNamed(part, "std::_Tuple_impl");
  }

  /// An element without contents is a base itself.
  private static Optional<Value> head(Value part) {
    var base = baseNamed(part, "std::_Head_base");
    return base.flatMap(each -> each.member("_M_head_impl").or(() -> firstBase(each)));
  }

  private static Optional<Value> baseNamed(Value part, String name) {
    if (!(part.type().stripped() instanceof CompoundType compound)) {
      return Optional.empty();
    }
    for (var base : compound.bases()) {
      if (Presenters.plainName(base.type().type().name()).equals(name)) {
        return Optional.of(part.base(base));
      }
    }
    return Optional.empty();
  }

  // Pointers.

  private static Optional<Presentation> unique(Value value, int most) {
    var tuple =
        value.member("_M_t").flatMap(each -> each.member("_M_t").or(() -> Optional.of(each)));
    var pointer = tuple.flatMap(StandardLibrary::firstBase).flatMap(StandardLibrary::head);
    var element = argument(value, 0);
    if (pointer.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Items(
            "std::unique_ptr<" + element.get().name() + ">",
            List.of(Presentation.Item.named("get()", pointer.get())),
            false));
  }

  private static Optional<Presentation> shared(String name, Value value) {
    var pointer = value.member("_M_ptr");
    var element = argument(value, 0);
    if (pointer.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    var title = name + "<" + element.get().name() + ">";
    var counts = value.member("_M_refcount").flatMap(each -> each.member("_M_pi"));
    return Optional.of(
        new Presentation.Items(
            title + counted(counts),
            List.of(Presentation.Item.named("get()", pointer.get())),
            false));
  }

  /// All that are used have one among the weak counts too.
  private static String counted(Optional<Value> counts) {
    if (pointsTo(counts).isEmpty()) {
      return " (empty)";
    }
    var used = counts.flatMap(each -> each.member("_M_use_count")).map(Value::number);
    var weak = counts.flatMap(each -> each.member("_M_weak_count")).map(Value::number);
    if (used.isEmpty() || weak.isEmpty() || used.get().isEmpty() || weak.get().isEmpty()) {
      return "";
    }
    var uses = used.get().getAsLong();
    return uses == 0
        ? " (expired, weak count " + weak.get().getAsLong() + ")"
        : " (use count " + uses + ", weak count " + (weak.get().getAsLong() - 1) + ")";
  }
}
