package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The names of tasks (proc_pid_comm(5)), which change with each execve(2) and, unseen, at a task's
/// will. They are read when a task is seen for the first, second, fourth, eighth ... time, and
/// where a program is known to have been executed. For use by one thread.
final class TaskNames {
  private static final class Known {
    ByteString name = ByteString.EMPTY;
    long seen;
  }

  private final Map<String, Known> known = new HashMap<>();
  private final ProcTasks proc = new ProcTasks();
  private final int room;

  /// @param room of how many tasks the names are remembered
  TaskNames(int room) {
    this.room = room;
  }

  /// The task is at a stop.
  ///
  /// @param maybeNew whether it may have got another name just now
  void seen(Tid process, Tid task, boolean maybeNew) {
    var key = task.toString();
    var entry = known.get(key);
    if (entry == null) {
      if (known.size() >= room) {
        return;
      }
      entry = new Known();
      known.put(key, entry);
    }
    entry.seen++;
    if (maybeNew || Long.bitCount(entry.seen) == 1) {
      try {
        var bytes = Files.readAllBytes(Path.of(proc.directory(task), "comm"));
        var end = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? 1 : 0;
        entry.name = ByteString.of(bytes, 0, bytes.length - end);
      } catch (IOException gone) {
        // The name that it had is as good.
        assert gone.getMessage() != null;
      }
    }
  }

  /// {@return the name of the task with this number; empty if not known}
  ByteString of(ByteString number) {
    var entry = known.get(number.toString());
    return entry == null ? ByteString.EMPTY : entry.name;
  }
}
