package dev.spoor.repl.debuggee;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.nio.ByteOrder;

/// Memory that remembers what was there before it was written.
record RecordingMemory(Memory memory, Undo undo) implements Memory {
  @Override
  public void read(ReadBatch batch) {
    memory.read(batch);
  }

  @Override
  public int write(Address at, byte[] bytes) {
    var before = memory.read(at, bytes.length);
    var written = memory.write(at, bytes);
    if (written > 0 && before.length > 0) {
      undo.add(new Undo.Change(bytes.length + " bytes at " + at, () -> memory.write(at, before)));
    }
    return written;
  }

  @Override
  public ByteOrder order() {
    return memory.order();
  }
}
