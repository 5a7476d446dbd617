package dev.spoor.trace;

import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskEnd;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The tasks that are traced now, and how the launched program ended. For the tracer thread, but
/// for [#ending()] after it.
final class TracedTasks {
  /// No task has this number: the kernel's limit is 2^22.
  private final TracedTask nobody =
      new TracedTask(Tid.of(Integer.MAX_VALUE), Tid.of(Integer.MAX_VALUE), Abi.X86_64);

  private final Map<Tid, TracedTask> tasks = new HashMap<>();

  /// The task that was asked for last.
  private TracedTask recent = nobody;

  private Optional<TracedTask> launched = Optional.empty();
  private Optional<Ending> ending = Optional.empty();

  /// {@return what is remembered of a task, from now on if it is new}
  TracedTask of(Tid tid, Tid process) {
    if (recent.tid.value() == tid.value()) {
      return recent;
    }
    var known = tasks.get(tid);
    if (known == null) {
      known = new TracedTask(tid, process, Abi.X86_64);
      tasks.put(tid, known);
    }
    recent = known;
    return known;
  }

  /// The task that was `former` is `tid` now; what was `tid` is gone.
  void rename(Tid former, Tid tid) {
    recent = nobody;
    var task = tasks.remove(former);
    if (task != null) {
      task.tid = tid;
      tasks.put(tid, task);
    }
  }

  /// This task is about to become the program that was launched.
  void launched(TracedTask task) {
    task.launching = true;
    launched = Optional.of(task);
  }

  /// {@return the launched program's first task, gone or not; empty if there is none}
  Optional<TracedTask> launched() {
    return launched;
  }

  /// A task is gone.
  void remove(TaskEnd end) {
    recent = nobody;
    tasks.remove(end.tid());
    if (launched.isPresent()
        && launched.get().process.equals(end.tid())
        && !launched.get().launching) {
      ending = Optional.of(end.ending());
    }
  }

  /// {@return how many there are}
  int count() {
    return tasks.size();
  }

  /// {@return how the launched program ended; empty if there was none}
  Optional<Ending> ending() {
    return ending;
  }
}
