package dev.spoor.inspect;

import java.util.Optional;

/// A location with or without a type behind it: `counter`, `counter:i32`, `libc:environ:u64`.
///
/// @param type what its last word says, if that is a type
record TypedLocation(Location location, Optional<ValueType> type) {
  /// @throws CommandException if `text` is no location
  static TypedLocation parse(String text) {
    var colon = text.lastIndexOf(':');
    var type =
        colon <= 0 ? Optional.<ValueType>empty() : ValueType.labelled(text.substring(colon + 1));
    return new TypedLocation(
        Location.parse(type.isPresent() ? text.substring(0, colon) : text), type);
  }
}
