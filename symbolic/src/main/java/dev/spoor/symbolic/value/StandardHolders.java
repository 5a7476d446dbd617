package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.CompoundType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How those classes of the library are shown that hold one thing, or several of their own types.
final class StandardHolders {
  private StandardHolders() {}

  static Optional<Presentation> optional(Value value, int most) {
    var payload = value.member("_M_payload");
    var engaged = payload.flatMap(each -> each.member("_M_engaged")).map(Value::number);
    var element = ContainerParts.argument(value, 0);
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

  static Optional<Presentation> variant(Value value, int most) {
    var index = value.member("_M_index").flatMap(Value::integer);
    var storage = value.member("_M_u");
    if (index.isEmpty() || storage.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ContainerParts.variant(value, index.get(), storage.get()));
  }

  /// What it is derived from has nothing.
  static Optional<Presentation> pair(Value value, int most) {
    var first = value.member("first");
    var second = value.member("second");
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Items(
            "",
            List.of(
                Presentation.Item.named("first", first.get()),
                Presentation.Item.named("second", second.get())),
            false));
  }

  /// Each element is a base of one that the one before it is derived from.
  static Optional<Presentation> tuple(Value value, int most) {
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

  static Optional<Presentation> unique(Value value, int most) {
    var tuple =
        value.member("_M_t").flatMap(each -> each.member("_M_t").or(() -> Optional.of(each)));
    var pointer = tuple.flatMap(StandardHolders::firstBase).flatMap(StandardHolders::head);
    var element = ContainerParts.argument(value, 0);
    if (pointer.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Items(
            "std::unique_ptr<" + element.get().name() + ">",
            List.of(Presentation.Item.named("get()", pointer.get())),
            false));
  }

  static Optional<Presentation> shared(String name, Value value) {
    var pointer = value.member("_M_ptr");
    var element = ContainerParts.argument(value, 0);
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
    if (ContainerParts.pointsTo(counts).isEmpty()) {
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
