package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.util.ArrayList;
import java.util.List;

/// The memory reads of one phase of one call. What will be needed is announced ([#want]); the first
/// piece that is needed ([#get]) brings all announced ones in one batch.
final class Fetch {
  /// The most bytes one batch brings.
  private static final int ROOM_BYTES = 1 << 16;

  private final ReadBatch batch = ReadBatch.withRoom(ROOM_BYTES);
  private final List<Block> blocks = new ArrayList<>();
  private Memory memory = new NoMemory();

  /// Forgets everything read and reads from `memory` from now on.
  void start(Memory memory) {
    this.memory = memory;
    batch.clear();
    blocks.clear();
  }

  /// Announces that `length` bytes at `address` will probably be needed.
  void want(long address, int length) {
    if (address != 0 && length > 0 && length <= batch.roomBytes() && !isKnown(address, length)) {
      batch.add(address, length);
    }
  }

  private boolean isKnown(long address, int length) {
    for (var i = 0; i < batch.pieces(); i++) {
      if (batch.address(i) == address && batch.lengthBytes(i) >= length) {
        return true;
      }
    }
    return find(address, length) >= 0;
  }

  /// {@return `length` bytes at `address`, or as many as there are}
  Block get(long address, int length) {
    var found = find(address, length);
    if (found < 0 && length <= ROOM_BYTES) {
      if (length > batch.roomBytes()) {
        flush();
      }
      want(address, length);
      flush();
      found = find(address, length);
    }
    if (found >= 0) {
      var block = blocks.get(found);
      return block.asked() == length ? block : shortened(block, length);
    }
    return new Block(
        address, address == 0 ? new byte[0] : memory.read(Address.of(address), length), length);
  }

  private static Block shortened(Block block, int length) {
    var bytes = block.bytes();
    return new Block(
        block.address(),
        bytes.length <= length ? bytes : java.util.Arrays.copyOf(bytes, length),
        length);
  }

  private int find(long address, int length) {
    for (var i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (block.address() == address && block.asked() >= length) {
        return i;
      }
    }
    return -1;
  }

  private void flush() {
    if (batch.pieces() == 0) {
      return;
    }
    memory.read(batch);
    for (var i = 0; i < batch.pieces(); i++) {
      blocks.add(new Block(batch.address(i), batch.bytes(i), batch.lengthBytes(i)));
    }
    batch.clear();
  }

  /// Nothing at any address.
  private static final class NoMemory implements Memory {
    @Override
    public void read(ReadBatch batch) {}

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }
}
