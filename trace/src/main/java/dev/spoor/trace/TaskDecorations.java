package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.Decorations;
import java.util.OptionalInt;

/// What a task's numbers refer to, as far as strace(1) says it unasked.
///
/// @param task whose numbers they are; its tid is asked for at each question
record TaskDecorations(TracedTask task, NetlinkSockets sockets, NetworkInterfaces interfaces)
    implements Decorations {
  @Override
  public ByteString descriptor(int fd) {
    return ByteString.EMPTY;
  }

  @Override
  public ByteString workingDirectory() {
    return ByteString.EMPTY;
  }

  @Override
  public OptionalInt netlinkProtocol(int fd) {
    return sockets.protocol(task.tid, fd);
  }

  @Override
  public ByteString networkInterface(int index) {
    return interfaces.name(index);
  }
}
