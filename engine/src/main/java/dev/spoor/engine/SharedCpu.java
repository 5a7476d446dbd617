package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.Scheduling;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import java.util.Optional;

/// The tracer thread and one task, the guest, on one CPU. Never more than one task is narrowed, so
/// that no two of them can be kept from running at the same time.
final class SharedCpu {
  private static final int NOWHERE = -1;

  /// How often the wait for a report is interrupted, to see whether the guest still makes calls.
  private static final long TICK_NANOS = 50_000_000;

  private final Kernel kernel;
  private final LentMask tracer;
  private Optional<TrackedTask> guest = Optional.empty();
  private int cpu = NOWHERE;
  private long narrowed;

  SharedCpu(Kernel kernel) {
    this.kernel = kernel;
    tracer = new LentMask(kernel, kernel.self());
  }

  /// {@return how often a task was narrowed}
  long narrowed() {
    return narrowed;
  }

  boolean isGuest(TrackedTask task) {
    return guest.isPresent() && guest.get() == task;
  }

  /// {@return the guest, also while it has its own mask for a call}
  Optional<TrackedTask> guest() {
    return guest;
  }

  boolean isInUse() {
    return cpu != NOWHERE;
  }

  /// Makes a task the guest, or narrows it again.
  ///
  /// @return false if that may not be, or not now
  boolean take(TrackedTask task) {
    try {
      if (!isGuest(task)) {
        leave();
      }
      var mask = task.cpu.mask(kernel, task.tid);
      if (isGuest(task) && mask.isNarrowed()) {
        return true;
      }
      return kernel.schedulingPolicy(task.tid) == Scheduling.SCHED_OTHER && narrow(task, mask);
    } catch (KernelException gone) {
      requireGone(gone);
      guest = Optional.empty();
      return false;
    }
  }

  private boolean narrow(TrackedTask task, LentMask mask) {
    var own = mask.own();
    if (!own.contains(cpu) && !moveTo(choose(own.and(tracer.own())))) {
      return false;
    }
    if (!mask.narrow(cpu)) {
      return false;
    }
    guest = Optional.of(task);
    narrowed++;
    return true;
  }

  /// The CPU on which the tracer runs now: there is no better guess at which one has time.
  private int choose(CpuSet both) {
    var current = kernel.currentCpu();
    return both.contains(current) ? current : both.first();
  }

  private boolean moveTo(int chosen) {
    if (chosen < 0) {
      return false;
    }
    tracer.widen();
    var _ = tracer.own();
    if (!tracer.narrow(chosen)) {
      return false;
    }
    if (cpu == NOWHERE) {
      kernel.interruptEvery(TICK_NANOS);
    }
    cpu = chosen;
    return true;
  }

  /// Gives the guest its mask back; it stays the guest.
  void widen() {
    if (guest.isPresent()) {
      try {
        guest.get().cpu.mask(kernel, guest.get().tid).widen();
      } catch (KernelException gone) {
        requireGone(gone);
        guest = Optional.empty();
      }
    }
  }

  /// Gives the guest its mask back; there is none any more.
  void leave() {
    widen();
    guest = Optional.empty();
  }

  /// The guest has ended, or is another one now.
  void forget() {
    guest = Optional.empty();
  }

  /// Gives everybody's mask back.
  void end() {
    leave();
    if (cpu != NOWHERE) {
      cpu = NOWHERE;
      kernel.interruptEvery(0);
      tracer.widen();
    }
  }

  private static void requireGone(KernelException failure) {
    if (!failure.errno().equals(Errno.ESRCH)) {
      throw failure;
    }
  }
}
