package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import java.util.Optional;

/// Where the bytes of a value are.
public sealed interface Storage {
  /// {@return its address, if it has one}
  Optional<Address> address();

  /// {@return the storage of a part that begins `offset` bytes behind its beginning}
  Storage at(long offset, int length);

  /// In the program's memory; not read yet.
  record InMemory(Address start) implements Storage {
    @Override
    public Optional<Address> address() {
      return Optional.of(start);
    }

    @Override
    public Storage at(long offset, int length) {
      return new InMemory(start.plus(offset));
    }
  }

  /// Here.
  ///
  /// @param contents the bytes
  /// @param address where they were read, if that was in memory
  record Held(Contents contents, Optional<Address> address) implements Storage {
    @Override
    public Storage at(long offset, int length) {
      return new Held(contents.slice(offset, length), address.map(start -> start.plus(offset)));
    }
  }
}
