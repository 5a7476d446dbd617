package dev.spoor.syscalls;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What was in memory at a call's entry, where it is told how that has changed: first what an
/// argument points to, then what lies behind pointers in it.
record FormerMemory(List<Block> blocks) {
  /// Nothing is known.
  static final FormerMemory NOTHING = new FormerMemory(List.of());

  /// Copies the list.
  FormerMemory {
    blocks = List.copyOf(blocks);
  }

  /// {@return what the argument pointed to, if all of it could be read}
  Optional<Block> argument() {
    return blocks.isEmpty() || !blocks.getFirst().isComplete()
        ? Optional.empty()
        : Optional.of(blocks.getFirst());
  }

  /// {@return the `length` bytes that were at `address`, if they are known}
  Optional<Block> at(long address, int length) {
    for (var block : blocks) {
      var from = address - block.address();
      if (from >= 0 && from <= block.bytes().length && block.has((int) from, length)) {
        var bytes = Arrays.copyOfRange(block.bytes(), (int) from, (int) from + length);
        return Optional.of(new Block(address, bytes, length));
      }
    }
    return Optional.empty();
  }
}
