package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.ArrayType;
import java.nio.ByteOrder;
import java.util.Optional;

/// How libc++'s strings are shown. A short one is in the object itself, behind a byte with its
/// length (or, in the library's alternate layout, before it); a bit of that byte tells it from a
/// long one, of which the object has the address.
final class LlvmTexts {
  private static final int HIGHEST_BIT = 0x80;

  private LlvmTexts() {}

  static Optional<Presentation> string(Value value, int most) {
    var parts = LlvmParts.part(value, "__r_", "__rep_");
    var brief = parts.flatMap(each -> each.member("__s"));
    var large = parts.flatMap(each -> each.member("__l"));
    var first = brief.flatMap(each -> each.member("__data_"));
    if (brief.isEmpty() || large.isEmpty() || first.isEmpty()) {
      return Optional.empty();
    }
    var size = LlvmParts.number(brief.get(), "__size_");
    if (size.isEmpty()) {
      return Optional.empty();
    }
    var flag = brief.get().member("__is_long_").map(Value::number);
    if (flag.isPresent()) {
      return flag.get().orElse(0) != 0
          ? outside(large.get())
          : inside(first.get(), size.getAsLong());
    }
    // Up to version 14 the bit and the length are one member: the lowest bit or the highest one, as
    // it shares its place with the capacity of a long one.
    var isAlternate = first.get().address().equals(brief.get().address());
    var isLittle = value.around().memory().order() == ByteOrder.LITTLE_ENDIAN;
    var isLowest = isAlternate != isLittle;
    var isLong = (size.getAsLong() & (isLowest ? 1 : HIGHEST_BIT)) != 0;
    return isLong
        ? outside(large.get())
        : inside(first.get(), isLowest ? size.getAsLong() >> 1 : size.getAsLong());
  }

  /// A length that has no room in the object is none.
  private static Optional<Presentation> inside(Value characters, long length) {
    var room = characters.elementCount();
    if (!(characters.type().stripped() instanceof ArrayType array)
        || characters.address().isEmpty()
        || room.isEmpty()
        || length < 0
        || length >= room.getAsLong()) {
      return Optional.empty();
    }
    return Optional.of(
        new Presentation.Characters(
            array.inner(), characters.address().get(), length, characters.around()));
  }

  private static Optional<Presentation> outside(Value large) {
    return text(large.member("__data_"), large.member("__size_"));
  }

  static Optional<Presentation> view(Value value, int most) {
    return text(
        LlvmParts.part(value, "__data", "__data_"), LlvmParts.part(value, "__size", "__size_"));
  }

  private static Optional<Presentation> text(Optional<Value> pointer, Optional<Value> length) {
    var count = length.map(Value::number);
    var address = pointer.flatMap(Value::pointer);
    if (address.isEmpty() || count.isEmpty() || count.get().isEmpty()) {
      return Optional.empty();
    }
    return pointer
        .flatMap(Value::target)
        .map(first ->
            new Presentation.Characters(
                first.type(), address.get(), count.get().getAsLong(), first.around()));
  }
}
