package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Value;

/// Reads BPF programs.
final class BpfInstructions {
  private final ValueReader reader;

  BpfInstructions(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long count) {
    return reader.buffer(address, count * 8);
  }
}
