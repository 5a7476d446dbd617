package dev.spoor.trace;

import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// How long tasks have been on a CPU: the first number in /proc/PID/task/TID/schedstat (kernel,
/// Documentation/scheduler/sched-stats.rst), in nanoseconds.
///
/// Between a call's entry stop and its exit stop a task does nothing but the call, so the
/// difference of two readings is the call's system time. For use by one thread.
final class CpuClock {
  private final Map<Tid, FileChannel> files = new HashMap<>();
  private final ProcTasks proc = new ProcTasks();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);

  /// {@return the task's CPU time in nanoseconds; 0 if the kernel does not tell}
  long read(Tid tid) {
    try {
      var file = files.get(tid);
      if (file == null) {
        file = FileChannel.open(Path.of(proc.directory(tid), "schedstat"), StandardOpenOption.READ);
        files.put(tid, file);
      }
      buffer.clear();
      file.read(buffer, 0);
      buffer.flip();
      return number();
    } catch (IOException unknown) {
      return 0;
    }
  }

  private long number() {
    var value = 0L;
    while (buffer.hasRemaining()) {
      var c = buffer.get();
      if (c < '0' || c > '9') {
        break;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /// The task is gone.
  void forget(Tid tid) {
    var file = files.remove(tid);
    if (file != null) {
      try {
        file.close();
      } catch (IOException gone) {
        assert gone.getMessage() != null;
      }
    }
  }
}
