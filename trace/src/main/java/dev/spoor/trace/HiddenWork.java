package dev.spoor.trace;

import dev.spoor.engine.CallFilter;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Processes that have the kernel work for them through an io_uring(7): reads, writes, opens that
/// are no system calls, so that no tracer sees them. Each is noticed once.
final class HiddenWork {
  // asm/unistd_64.h and asm/unistd_32.h: new calls have one number everywhere.
  private static final int IO_URING_SETUP = 425;
  private static final String RING = "anon_inode:[io_uring]";

  private final boolean isWanted;
  private final Consumer<TracedTask> found;
  private final ProcTasks proc = new ProcTasks();
  private final Set<Tid> known = new HashSet<>();

  /// @param isWanted whether anybody is to be told
  /// @param found is told of a task whose process has a ring
  HiddenWork(boolean isWanted, Consumer<TracedTask> found) {
    this.isWanted = isWanted;
    this.found = found;
  }

  /// {@return the calls that must be seen: those that are wanted, and the one that makes a ring}
  static CallFilter.Wanted with(CallFilter.Wanted wanted) {
    return (abi, number) -> number == IO_URING_SETUP || wanted.contains(abi, number);
  }

  static String sentence(Tid process) {
    return "Process "
        + process
        + " uses io_uring: what it has done through the ring is no system call and not shown";
  }

  /// {@return whether the call, shown or not, must be seen to return}
  boolean isDue(long number) {
    return number == IO_URING_SETUP && isWanted;
  }

  /// The call that was due has returned.
  void returned(TracedTask task, boolean failed) {
    if (!failed) {
      tell(task);
    }
  }

  /// A process that runs already is traced from now on.
  void appeared(TracedTask task) {
    if (isWanted && !known.contains(task.process) && hasRing(task.process)) {
      tell(task);
    }
  }

  private void tell(TracedTask task) {
    if (known.add(task.process)) {
      found.accept(task);
    }
  }

  /// A task is gone; its number may come again.
  void gone(Tid task) {
    var _ = known.remove(task);
  }

  /// A ring that only a mapping holds still is not found.
  private boolean hasRing(Tid process) {
    var descriptors = new File(proc.directory(process), "fd").list();
    if (descriptors != null) {
      for (var descriptor : descriptors) {
        if (isRing(Path.of(proc.directory(process), "fd", descriptor))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRing(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(RING);
    } catch (IOException closed) {
      return false;
    }
  }
}
