package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.Language;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the values of Rust and Go are shown, and the classes of the C++ libraries: of GNU's by the
/// members that version 12 has and others before it had, of LLVM's as [LlvmLibrary] says. What does
/// not have them is shown as any other class.
public final class StandardLibrary {
  private StandardLibrary() {}

  /// {@return a table of strings, containers, pointers and what else holds values}
  public static Presenters presenters() {
    var all = new HashMap<>(gnu());
    // Both libraries have the same names for their classes, and others for all members.
    LlvmLibrary.presenters()
        .forEach((name, llvm) -> all.merge(name, llvm, StandardLibrary::either));
    return Presenters.of(all)
        .withLanguages(
            Map.of(Language.RUST, RustPresenter::present, Language.GO, GoPresenter::present));
  }

  private static Presenter either(Presenter gnu, Presenter llvm) {
    return (value, most) -> llvm.present(value, most).or(() -> gnu.present(value, most));
  }

  private static Map<String, Presenter> gnu() {
    return Map.ofEntries(
        Map.entry("std::basic_string", StandardLibrary::string),
        Map.entry("std::basic_string_view", StandardLibrary::view),
        Map.entry("std::vector", StandardLibrary::vector),
        Map.entry("std::array", StandardLibrary::array),
        Map.entry("std::list", StandardLibrary::list),
        Map.entry("std::deque", StandardDeque::present),
        Map.entry("std::map", new TreePresenter("std::map", TreePresenter.Kind.PAIRS)),
        Map.entry("std::multimap", new TreePresenter("std::multimap", TreePresenter.Kind.PAIRS)),
        Map.entry("std::set", new TreePresenter("std::set", TreePresenter.Kind.KEYS)),
        Map.entry("std::multiset", new TreePresenter("std::multiset", TreePresenter.Kind.KEYS)),
        Map.entry("std::unordered_map", hashed("std::unordered_map", true)),
        Map.entry("std::unordered_multimap", hashed("std::unordered_multimap", true)),
        Map.entry("std::unordered_set", hashed("std::unordered_set", false)),
        Map.entry("std::unordered_multiset", hashed("std::unordered_multiset", false)),
        Map.entry("std::optional", StandardHolders::optional),
        Map.entry("std::variant", StandardHolders::variant),
        Map.entry("std::tuple", StandardHolders::tuple),
        Map.entry("std::pair", StandardHolders::pair),
        Map.entry("std::unique_ptr", StandardHolders::unique),
        Map.entry(
            "std::shared_ptr", (value, _) -> StandardHolders.shared("std::shared_ptr", value)),
        Map.entry("std::weak_ptr", (value, _) -> StandardHolders.shared("std::weak_ptr", value)));
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
    var count = ElementRow.distance(start, finish, first);
    var capacity = ElementRow.distance(start, end, first);
    if (count.isEmpty() || capacity.isEmpty() || count.get() > capacity.get()) {
      return Optional.empty();
    }
    var items = ElementRow.elements(first.orElseThrow(), Math.min(count.get(), most));
    return Optional.of(
        new Presentation.Items(
            "std::vector of length " + count.get() + ", capacity " + capacity.get(),
            items,
            count.get() > most));
  }

  private static Optional<Presentation> array(Value value, int most) {
    var elements = value.member("_M_elems");
    return elements
        .filter(each -> each.type().stripped() instanceof ArrayType)
        .map(Presentation.Instead::new);
  }

  private static Optional<Presentation> list(Value value, int most) {
    var head = value.member("_M_impl").flatMap(each -> each.member("_M_node"));
    var element = ContainerParts.argument(value, 0);
    if (head.isEmpty() || element.isEmpty() || head.get().address().isEmpty()) {
      return Optional.empty();
    }
    var end = head.get().address().get();
    var items = new ArrayList<Presentation.Item>();
    var next = head.get().member("_M_next");
    while (items.size() < most
        && ContainerParts.pointsTo(next).filter(at -> !at.equals(end)).isPresent()) {
      var node = ContainerParts.pointsTo(next).orElseThrow();
      items.add(
          Presentation.Item.of(ContainerParts.behind(node, 2, element.get(), value.around())));
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

  // Tables.

  private static Presenter hashed(String name, boolean isMap) {
    return (value, most) -> {
      var table = value.member("_M_h");
      var element = isMap ? pairType(table) : ContainerParts.argument(value, 0);
      if (table.isEmpty() || element.isEmpty()) {
        return Optional.empty();
      }
      var count = table.get().member("_M_element_count").map(Value::number);
      if (count.isEmpty() || count.get().isEmpty()) {
        return Optional.empty();
      }
      var items = new ArrayList<Presentation.Item>();
      var next = table.get().member("_M_before_begin").flatMap(each -> each.member("_M_nxt"));
      while (items.size() < most && ContainerParts.pointsTo(next).isPresent()) {
        var content =
            ContainerParts.behind(
                ContainerParts.pointsTo(next).orElseThrow(), 1, element.get(), value.around());
        items.add(isMap ? ContainerParts.pair(content) : Presentation.Item.of(content));
        next = next.flatMap(Value::target).flatMap(each -> each.member("_M_nxt"));
      }
      return Optional.of(ContainerParts.title(name, count.get().getAsLong(), items));
    };
  }

  /// {@return the type of the elements of a map: a pair}
  private static Optional<Type> pairType(Optional<Value> table) {
    return table.flatMap(each -> ContainerParts.argument(each, 1));
  }
}
