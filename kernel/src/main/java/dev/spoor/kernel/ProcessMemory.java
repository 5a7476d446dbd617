package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Tid;

/// Reading and writing another process's memory: process_vm_readv(2) first, then /proc/PID/mem,
/// which reaches pages the program itself may not touch, then PTRACE_PEEKDATA.
public interface ProcessMemory {
  /// Reads the pieces of `batch` from the address space of `tid` and records what could be read of
  /// each. A task that has gone reads as nothing.
  void read(Tid tid, ReadBatch batch);

  /// Writes `bytes` at `at`, also into pages that are read-only or execute-only for the program.
  ///
  /// @return how many leading bytes were written
  int write(Tid tid, Address at, byte[] bytes);
}
