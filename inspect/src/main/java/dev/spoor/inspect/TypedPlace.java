package dev.spoor.inspect;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;

/// A place and what is there.
record TypedPlace(Place place, ValueType type) {
  /// {@return the value as text}
  ///
  /// @param mostBytes how long a text may be
  /// @throws CommandException if it cannot be read
  String read(Memory memory, int mostBytes) {
    return type == ValueType.STR
        ? type.decode(text(memory, mostBytes), memory.order())
        : type.decode(bytes(memory, type.widthBytes()), memory.order());
  }

  private byte[] text(Memory memory, int mostBytes) {
    return memory
        .readString(place.address(), mostBytes)
        .orElseThrow(() ->
            CommandException.failed(
                "no text at " + place + ": no NUL in " + mostBytes + " readable bytes"));
  }

  /// {@return the `length` bytes that are there}
  ///
  /// @throws CommandException if not all of them can be read
  byte[] bytes(Memory memory, int length) {
    var bytes = memory.read(place.address(), length);
    if (bytes.length < length) {
      throw CommandException.failed(unreadable(place.address().plus(bytes.length)));
    }
    return bytes;
  }

  static String unreadable(Address address) {
    return "nothing can be read at " + address + ": it is not mapped, or the process has ended";
  }
}
