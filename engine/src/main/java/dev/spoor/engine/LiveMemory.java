package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Tid;

/// The memory of a task that is stopped.
final class LiveMemory implements Memory {
  private final Kernel kernel;
  private final Tid tid;

  LiveMemory(Kernel kernel, Tid tid) {
    this.kernel = kernel;
    this.tid = tid;
  }

  @Override
  public void read(ReadBatch batch) {
    kernel.read(tid, batch);
  }

  @Override
  public int write(Address at, byte[] bytes) {
    return kernel.write(tid, at, bytes);
  }
}
