package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Value;

/// Reads netlink messages.
final class NetlinkMessages {
  private final ValueReader reader;

  NetlinkMessages(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length, long socket) {
    return reader.buffer(address, length);
  }
}
