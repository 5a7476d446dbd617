package dev.spoor.symbolic.process;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The memory of a process through /proc/PID/mem, while it runs.
///
/// Nothing is stopped: what is read may change while it is read, and a write is one copy by the
/// kernel, in one piece as far as the CPU makes aligned copies so. Pages that the program itself
/// may not write are written nevertheless, as a debugger does.
public final class MemoryFile implements Memory, AutoCloseable {
  private final FileChannel file;

  private MemoryFile(FileChannel file) {
    this.file = file;
  }

  static MemoryFile open(Path path) throws IOException {
    return new MemoryFile(
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  @Override
  public void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var bytes = transfer(batch.destination(piece), batch.address(piece), file::read);
      batch.completed(piece, bytes);
    }
  }

  @Override
  public int write(Address at, byte[] bytes) {
    return transfer(ByteBuffer.wrap(bytes), at.value(), file::write);
  }

  private interface Transfer {
    int bytes(ByteBuffer buffer, long position) throws IOException;
  }

  /// Whatever stops a transfer (a page that is not mapped, EIO; the end of the process, 0), what
  /// was moved before counts. The JVM takes no position beyond 2^63, where only the kernel's own
  /// pages are.
  private static int transfer(ByteBuffer buffer, long address, Transfer transfer) {
    var done = 0;
    try {
      while (buffer.hasRemaining() && address + done >= 0) {
        var moved = transfer.bytes(buffer, address + done);
        if (moved <= 0) {
          return done;
        }
        done += moved;
      }
    } catch (IOException unmapped) {
      return done;
    }
    return done;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException nothingWasBuffered) {
      throw new ProcessAccessException("closing a process's memory failed");
    }
  }
}
