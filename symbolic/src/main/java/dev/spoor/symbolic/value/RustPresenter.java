package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.VariantPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Structures, tuples, enums, slices and texts of Rust, as gdb writes them: `m::Point {x: 1, y:
/// 2}`, `(1, 2)`, `core::option::Option<u32>::Some(9)`.
final class RustPresenter {
  private static final List<String> WAY_TO_POINTER =
      List.of("vec", "buf", "inner", "ptr", "pointer", "pointer");

  private RustPresenter() {}

  static Optional<Presentation> present(Value value, int most) {
    if (!(value.type().stripped() instanceof CompoundType type)
        || type.kind() != CompoundType.Kind.STRUCTURE
        || type.tag().isEmpty()
        || isAbsent(value)) {
      return Optional.empty();
    }
    if (!type.variantParts().isEmpty()) {
      return chosen(value, type.variantParts().getFirst());
    }
    var name = type.tag().get();
    var row = row(value, name, most);
    return row.isPresent() ? row : Optional.of(structure(value, type, name));
  }

  private static boolean isAbsent(Value value) {
    var size = value.sizeBytes().orElse(0);
    return size > Value.MOST_BYTES || size > 0 && value.contents().wholeAbsence().isPresent();
  }

  /// The variant that is there has one member, a structure with the variant's name.
  private static Optional<Presentation> chosen(Value value, VariantPart part) {
    var choice = part.discriminant().map(value::member).map(Value::number);
    if (choice.isPresent() && choice.get().isEmpty()) {
      return Optional.empty();
    }
    return part.variantOf(choice.isPresent() ? choice.get().getAsLong() : 0)
        .map(VariantPart.Variant::members)
        .filter(members -> members.size() == 1)
        .map(members -> value.member(members.getFirst()))
        .filter(RustPresenter::isPlain)
        .map(Presentation.Instead::new);
  }

  /// One that is an enum itself could be this one again.
  private static boolean isPlain(Value variant) {
    return variant.type().stripped() instanceof CompoundType type && type.variantParts().isEmpty();
  }

  private static Presentation structure(Value value, CompoundType type, String name) {
    var title = name.startsWith("(") ? "" : name;
    var members = type.members().stream().filter(member -> !member.isStatic()).toList();
    var isOfPlaces = !members.isEmpty() && members.stream().allMatch(Member::isPositional);
    var items = new ArrayList<Presentation.Item>();
    for (var member : members) {
      var part = value.member(member);
      items.add(
          isOfPlaces
              ? Presentation.Item.of(part)
              : Presentation.Item.named(member.name().orElse(""), part));
    }
    var signs =
        isOfPlaces || members.isEmpty() && title.isEmpty()
            ? Presentation.Signs.ROUND
            : Presentation.Signs.CURLY;
    return new Presentation.Structure(title, signs, items);
  }

  // Rows of elements, and texts.

  private static Optional<Presentation> row(Value value, String name, int most) {
    var data = value.member("data_ptr");
    var length = value.member("length");
    if (data.isPresent() && length.isPresent()) {
      var isText = name.equals("&str") || name.equals("&mut str") || name.contains("<str");
      return isText
          ? ContainerParts.text(data, ContainerParts.number(length))
          : elements(data.get(), length, name, most);
    }
    return switch (Presenters.plainName(name)) {
      case "alloc::string::String" ->
          ContainerParts.text(
              pointer(value),
              ContainerParts.number(value.member("vec").flatMap(vec -> vec.member("len"))));
      case "alloc::vec::Vec" ->
          ContainerParts.argument(value, 0)
              .flatMap(type ->
                  pointer(value)
                      .flatMap(Value::pointer)
                      .map(at -> Value.at(type, at, value.around())))
              .flatMap(first -> elements(first, value.member("len"), "Vec", most));
      default -> Optional.empty();
    };
  }

  /// {@return where a vector's elements are: the pointer lies in structures that differ from one
  /// version to the next}
  private static Optional<Value> pointer(Value vector) {
    var at = vector;
    for (var name : WAY_TO_POINTER) {
      if (at.type().stripped() instanceof PointerType) {
        break;
      }
      at = at.member(name).orElse(at);
    }
    return at.type().stripped() instanceof PointerType ? Optional.of(at) : Optional.empty();
  }

  private static Optional<Presentation> elements(
      Value data, Optional<Value> length, String name, int most) {
    var first = data.type().stripped() instanceof PointerType ? data.target() : Optional.of(data);
    var count = ContainerParts.number(length);
    if (first.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    var size = count.getAsLong();
    var title = name + "(size=" + Long.toUnsignedString(size) + ")";
    return Optional.of(ElementRow.titled(title, first.get(), size, most));
  }
}
