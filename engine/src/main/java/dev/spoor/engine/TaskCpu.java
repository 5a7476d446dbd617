package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// What the choice of CPUs remembers of one task. Touched by the tracer thread alone.
final class TaskCpu {
  private static final long CLONE_FILES = 0x400;
  private static final long CLONE_THREAD = 0x1_0000;

  /// What is known of its descriptors.
  final KnownDescriptors descriptors;

  /// It has, or wants, a CPU as far as is known: it is not stopped, and not in a call in which it
  /// may wait.
  boolean running;

  /// It was resumed such that its next call will not be seen.
  boolean unseen;

  /// Its calls are seen for the sake of its mask alone, and not shown.
  boolean watched;

  /// It is in a call that may show masks.
  boolean showing;

  /// The kind of the call it is in, or was in last.
  CallKind kind = CallKind.SHOWS;

  /// What the last call that made a task was told to make; all bits where that is not known.
  long cloneFlags = -1;

  /// Its registers were changed since it stopped: it may make another call than it was seen to.
  boolean registersChanged;

  /// The number of the stop before which it is not tried again to narrow its mask.
  long barredUntil;

  private Optional<LentMask> mask = Optional.empty();

  /// @param sharesDescriptors whether others may change its descriptors, or that is not known
  TaskCpu(boolean sharesDescriptors) {
    descriptors = new KnownDescriptors(sharesDescriptors);
  }

  /// {@return the state of a task that this one has made with its last call}
  TaskCpu child() {
    return new TaskCpu((cloneFlags & CLONE_FILES) != 0);
  }

  /// {@return whether a task that its last call made is a process with descriptors of its own,
  /// whose doings are nothing of this one's}
  boolean childIsApart() {
    return (cloneFlags & (CLONE_FILES | CLONE_THREAD)) == 0;
  }

  LentMask mask(Kernel kernel, Tid tid) {
    if (mask.isEmpty()) {
      mask = Optional.of(new LentMask(kernel, tid));
    }
    return mask.get();
  }

  /// The tracer makes the task do something of its own, which is to find all as the program would.
  void disturb() {
    descriptors.forgetAll();
    if (mask.isPresent()) {
      mask.get().widen();
    }
  }

  /// The task may make calls that nobody sees.
  void loseSight() {
    descriptors.share();
    cloneFlags = -1;
  }

  /// Another program runs.
  void executed() {
    descriptors.unshare();
    mask = Optional.empty();
    barredUntil = 0;
  }
}
