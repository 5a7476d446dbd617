package dev.spoor.debugger.site;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.nio.ByteOrder;

/// Memory without the traps in it.
final class UnpatchedMemory implements Memory {
  private final Memory memory;
  private final SiteTable sites;

  UnpatchedMemory(Memory memory, SiteTable sites) {
    this.memory = memory;
    this.sites = sites;
  }

  @Override
  public void read(ReadBatch batch) {
    memory.read(batch);
    if (sites.isEmpty()) {
      return;
    }
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var bytes = batch.bytes(piece);
      sites.hide(Address.of(batch.address(piece)), bytes);
      batch.destination(piece).put(0, bytes);
    }
  }

  @Override
  public int write(Address at, byte[] bytes) {
    return sites.write(at, bytes, memory);
  }

  @Override
  public ByteOrder order() {
    return memory.order();
  }
}
