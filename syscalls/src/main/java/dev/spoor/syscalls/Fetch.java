package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
  private byte[] bytes = new byte[256];

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

  /// Copies `length` bytes at `address` to [#bytes()].
  ///
  /// @return how many there are
  int copy(long address, int length) {
    var block = get(address, length);
    var got = Math.min(length, block.bytes().length);
    room(got);
    System.arraycopy(block.bytes(), 0, bytes, 0, got);
    return got;
  }

  /// Reads `length` bytes at `address` into [#bytes()], and nothing else.
  ///
  /// @return how many could be read
  int read(long address, int length) {
    if (length > ROOM_BYTES || batch.pieces() > 0) {
      return copy(address, length);
    }
    if (length == 0) {
      return 0;
    }
    batch.add(address, length);
    memory.read(batch);
    var got = batch.readBytes(0);
    batch.clear();
    room(got);
    MemorySegment.copy(batch.buffer(), ValueLayout.JAVA_BYTE, 0, bytes, 0, got);
    return got;
  }

  /// {@return what was read last; changes with the next read}
  byte[] bytes() {
    return bytes;
  }

  private void room(int length) {
    if (length > bytes.length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
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
