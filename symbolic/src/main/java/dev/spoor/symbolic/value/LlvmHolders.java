package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.CompoundType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How those classes of libc++ are shown that hold one thing, or several of their own types.
final class LlvmHolders {
  private LlvmHolders() {}

  static Optional<Presentation> optional(Value value, int most) {
    var engaged = LlvmParts.number(value, "__engaged_");
    var element = ContainerParts.argument(value, 0);
    var content = value.member("__val_");
    if (engaged.isEmpty() || element.isEmpty() || content.isEmpty()) {
      return Optional.empty();
    }
    var title = "std::optional<" + element.get().name() + ">";
    return Optional.of(
        engaged.getAsLong() == 0
            ? new Presentation.Items(title + " [no contained value]", List.of(), false)
            : new Presentation.Items(
                title,
                List.of(Presentation.Item.named("[contained value]", content.get())),
                false));
  }

  static Optional<Presentation> variant(Value value, int most) {
    var inner = LlvmParts.part(value, "__impl", "__impl_");
    var index = inner.flatMap(each -> each.member("__index")).flatMap(Value::integer);
    var storage = inner.flatMap(each -> each.member("__data"));
    if (index.isEmpty() || storage.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ContainerParts.variant(value, index.get(), storage.get()));
  }

  /// Each element is a base of its own.
  static Optional<Presentation> tuple(Value value, int most) {
    var leaves = value.member("__base_");
    if (leaves.isEmpty() || !(leaves.get().type().stripped() instanceof CompoundType compound)) {
      return Optional.empty();
    }
    var items = new ArrayList<Presentation.Item>();
    for (var base : compound.bases()) {
      if (items.size() < most
          && Presenters.plainName(base.type().type().name()).endsWith("__tuple_leaf")) {
        var leaf = leaves.get().base(base);
        items.add(Presentation.Item.named("[" + (items.size() + 1) + "]", held(leaf)));
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new Presentation.Items("std::tuple containing", items, false));
  }

  /// An element without contents is a base itself.
  private static Value held(Value leaf) {
    if (leaf.type().stripped() instanceof CompoundType compound) {
      var member = compound.member("__value_");
      if (member.isPresent()) {
        return leaf.member(member.get());
      }
      if (!compound.bases().isEmpty()) {
        return leaf.base(compound.bases().getFirst());
      }
    }
    return leaf;
  }

  // Pointers.

  static Optional<Presentation> unique(Value value, int most) {
    var pointer = LlvmParts.part(value, "__ptr_");
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
    var pointer = value.member("__ptr_");
    var counts = value.member("__cntrl_").flatMap(Value::pointer);
    var element = ContainerParts.argument(value, 0);
    if (pointer.isEmpty() || counts.isEmpty() || element.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Items(
            name + "<" + element.get().name() + ">" + counted(counts.get(), value.around()),
            List.of(Presentation.Item.named("get()", pointer.get())),
            false));
  }

  /// The counts are two words behind the table of virtual functions. Both are one less than what
  /// they count; all that are used have one among the weak ones. Their class is in the library, so
  /// that a program has no more than its name.
  private static String counted(Address counts, Surroundings around) {
    if (counts.isZero()) {
      return " (empty)";
    }
    var used = LlvmParts.wordAt(LlvmParts.plusPointers(counts, 1, around), around);
    var weak = LlvmParts.wordAt(LlvmParts.plusPointers(counts, 2, around), around);
    if (used.isEmpty() || weak.isEmpty()) {
      return "";
    }
    var uses = signed(used.getAsLong(), around) + 1;
    return uses == 0
        ? " (expired, weak count " + (signed(weak.getAsLong(), around) + 1) + ")"
        : " (use count " + uses + ", weak count " + signed(weak.getAsLong(), around) + ")";
  }

  private static long signed(long word, Surroundings around) {
    var unused = Long.SIZE - around.addressBytes() * Byte.SIZE;
    return word << unused >> unused;
  }
}
