package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// /proc/PID/mem (proc_pid_mem(5)), opened when first needed and closed soon after: a descriptor
/// that is kept would go on showing the memory from before an exec.
final class MemoryFile implements AutoCloseable {
  private static final long AT_FDCWD = -100;
  private static final int O_RDWR_CLOEXEC = 0x80002;
  private static final int PATH_BYTES = 32;

  /// Neither open nor found to be impossible to open.
  private static final long UNTRIED = -1;

  private static final long REFUSED = -2;

  private final LibC libc;
  private final MemorySegment path;
  private final ProcTasks proc = new ProcTasks();
  private long descriptor = UNTRIED;

  MemoryFile(LibC libc, Arena arena) {
    this.libc = libc;
    path = arena.allocate(PATH_BYTES, 1);
  }

  /// {@return how many bytes were read, 0 if there are none to read; -1 if the file cannot say: the
  /// next way must be tried}
  long read(Tid tid, long at, long into, int length) {
    return transfer(Numbers.PREAD64, tid, at, into, length);
  }

  /// {@return how many bytes were written; -1 if the file cannot say}
  long write(Tid tid, long at, long from, int length) {
    var done = 0L;
    while (done < length) {
      var more = transfer(Numbers.PWRITE64, tid, at + done, from + done, (int) (length - done));
      if (more <= 0) {
        return done == 0 ? more : done;
      }
      done += more;
    }
    return done;
  }

  private long transfer(Numbers call, Tid tid, long at, long buffer, int length) {
    // pread(2) takes no offset of 2^63 and above.
    if (at < 0 || !open(tid)) {
      return -1;
    }
    return Math.max(libc.syscall(call.number(), descriptor, buffer, length, at, 0, 0), 0);
  }

  private boolean open(Tid tid) {
    if (descriptor == UNTRIED) {
      var name = (proc.directory(tid) + "/mem\0").getBytes(StandardCharsets.US_ASCII);
      MemorySegment.copy(name, 0, path, JAVA_BYTE, 0, name.length);
      var opened =
          libc.syscall(Numbers.OPENAT.number(), AT_FDCWD, path.address(), O_RDWR_CLOEXEC, 0, 0, 0);
      descriptor = opened < 0 ? REFUSED : opened;
    }
    return descriptor >= 0;
  }

  /// Closes the file; it can be used again.
  @Override
  public void close() {
    if (descriptor >= 0) {
      var _ = libc.syscall(Numbers.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
    }
    descriptor = UNTRIED;
  }
}
