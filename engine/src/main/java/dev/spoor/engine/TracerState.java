package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the parts of the tracer's work share: the kernel, the tasks, what they have reported.
///
/// Confined to the tracer thread.
final class TracerState {
  final Kernel kernel;
  final TracerOptions options;
  final TaskTable tasks;
  final EarlyReports early = new EarlyReports();
  final FilteredCalls filtered;
  final Placement placement;

  /// Whether any task is to be placed on CPUs.
  final boolean placing;

  /// Reports that wait to be served, the next one first.
  final ArrayDeque<WaitOutcome.Report> ready;

  private final Consumer<WaitOutcome.Report> died;

  /// Nothing new is taken on any more.
  boolean closing;

  TracerState(
      Kernel kernel, TracerOptions options, TaskTable tasks, ArrayDeque<WaitOutcome.Report> ready) {
    this.kernel = kernel;
    this.options = options;
    this.tasks = tasks;
    this.ready = ready;
    this.died = ready::addFirst;
    filtered = new FilteredCalls(kernel, tasks, options.follow(), requested(true, true), died);
    placement =
        new Placement(kernel, options.cpuUse(), options.killLaunchedOnDeath(), new MachineLoad());
    placing = placement.isNeeded();
  }

  /// {@return the right to read and change a task in the stop it is in}
  StoppedTask stopped(TrackedTask task) {
    return new StoppedTask(kernel, task, died);
  }

  Set<PtraceOption> requested(boolean exitKill, boolean follow) {
    return options.requested(exitKill, follow);
  }

  /// A process whose leader is not traced can have threads that are.
  boolean isAnnouncer(Optional<Tid> parent) {
    return parent.isPresent()
        && (tasks.contains(parent.get())
            || tasks.all().stream().anyMatch(task -> task.process.equals(parent.get())));
  }

  void refuseWhenClosing() {
    if (closing) {
      throw new IllegalStateException("the tracer is closing");
    }
  }

  /// ESRCH for a stopped task: it was killed, and its end will be reported.
  static void requireGone(TrackedTask task, KernelException failure) {
    if (!failure.errno().equals(Errno.ESRCH)) {
      throw failure;
    }
    task.phase = TrackedTask.Phase.RUNNING;
  }

  static void ifAlive(Runnable work) {
    try {
      work.run();
    } catch (TraceeGoneException gone) {
      // Its end will be reported.
      assert gone.getMessage() != null;
    }
  }
}
