package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How tasks come into view: made by one that is traced, with or without an event that says so, or
/// attached to.
///
/// Confined to the tracer thread.
final class Arrivals {
  private final TracerState state;
  private final Supplier<? extends Kernel> kernels;
  private final HandlerCalls handler;
  private final Resumer resumer;
  private final Consumer<TrackedTask> newcomers;

  /// @param newcomers is given each task that was made by another
  Arrivals(
      TracerState state,
      Supplier<? extends Kernel> kernels,
      HandlerCalls handler,
      Resumer resumer,
      Consumer<TrackedTask> newcomers) {
    this.state = state;
    this.kernels = kernels;
    this.handler = handler;
    this.resumer = resumer;
    this.newcomers = newcomers;
  }

  void spawned(TrackedTask parent, TaskStop.Spawned spawned) {
    parent.tracedChild = spawned.child().value();
    parent.inVfork = spawned.kind() == TaskStop.Spawned.Kind.VFORK;
    if (!state.tasks.contains(spawned.child())) {
      adopt(spawned.child(), processOf(parent, spawned), parent);
    }
  }

  private Tid processOf(TrackedTask parent, TaskStop.Spawned spawned) {
    var isThread =
        spawned.kind() == TaskStop.Spawned.Kind.CLONE
            && state.kernel.killTask(parent.process, spawned.child(), Signal.of(0));
    return isThread ? parent.process : spawned.child();
  }

  private void adopt(Tid child, Tid process, TrackedTask parent) {
    var task =
        new TrackedTask(
            child,
            process,
            parent.tid,
            parent.launched,
            TrackedTask.Arrival.BEING_BORN,
            parent.cpu.child());
    task.leaving = parent.leaving;
    state.filtered.inherit(task, parent);
    state.tasks.add(task);
    // Its first stop may have come before its parent's event.
    state.early.take(child).reversed().forEach(state.ready::addFirst);
    newcomers.accept(task);
  }

  /// A task reported that nobody has announced. Its parent's event is on its way, unless the parent
  /// was killed before it came: then the kernel's word on who it belongs to is as good.
  void keepOrAdopt(WaitOutcome.Report report) {
    var tid = report.tid();
    if (!state.options.follow()) {
      // No event announces it: its parent was not asked to report its children.
      dismissStranger(report);
      return;
    }
    if (state.early.has(tid)) {
      state.early.keep(report, tid);
      return;
    }
    var process = Attachment.statusTask(tid, "Tgid:").orElse(tid);
    var parent = process.equals(tid) ? Attachment.statusTask(tid, "PPid:") : Optional.of(process);
    state.early.keep(report, parent.orElse(tid));
    if (!state.isAnnouncer(parent)) {
      adoptOrphan(tid, process, parent.orElse(tid));
    }
  }

  /// What clone(2) makes with CLONE_PTRACE is a tracee, stopped before its first instruction; with
  /// CLONE_PARENT it is a child of the tracer's process, if the launched program made it.
  private void dismissStranger(WaitOutcome.Report report) {
    var stopped = report.status() instanceof WaitStatus.Stopped;
    if (stopped) {
      TracerState.ifAlive(() -> state.kernel.detach(report.tid(), Optional.empty()));
    }
    handler.tell(told -> told.onStranger(report.tid(), !stopped));
  }

  /// Nobody is left in `process` to announce what it made.
  void adoptOrphansOf(Tid process) {
    for (var tid : state.early.awaiting(process)) {
      var own = Attachment.statusTask(tid, "Tgid:").orElse(tid);
      adoptOrphan(tid, own, process);
    }
  }

  private void adoptOrphan(Tid tid, Tid process, Tid parent) {
    var reports = state.early.take(tid);
    if (!(reports.getFirst().status() instanceof WaitStatus.Stopped)) {
      // It ended before it stopped: nobody has seen it and nobody misses it.
      return;
    }
    var orphan =
        new TrackedTask(tid, process, parent, isLaunched(process), TrackedTask.Arrival.BEING_BORN);
    state.filtered.adopt(orphan);
    state.tasks.add(orphan);
    state.ready.addAll(reports);
    newcomers.accept(orphan);
  }

  /// Whether an orphan belongs to what was launched: as others of its process do, or else as all
  /// others do.
  private boolean isLaunched(Tid process) {
    var relatives =
        state.tasks.all().stream().filter(task -> task.process.equals(process)).toList();
    return (relatives.isEmpty() ? state.tasks.all() : relatives)
        .stream().allMatch(task -> task.launched);
  }

  void noticeUntraced(TrackedTask task, TaskStop.SyscallExit exit) {
    var child = exit.result();
    if (state.options.follow()
        && child > 0
        && child <= Integer.MAX_VALUE
        && task.tracedChild == 0
        && task.resultOfSkipped.isEmpty()
        && state.kernel.isCloning(task.abi, task.number)) {
      handler.tell(told -> told.onUntraced(task.tid, Tid.of((int) child)));
    }
  }

  /// {@return how many tasks were not traced before}
  int attach(Tid process, AttachRescue rescue) {
    state.refuseWhenClosing();
    var seized =
        new Attachment(
                state.kernel,
                state.requested(false, state.options.follow()),
                state.tasks::contains,
                rescue)
            .seizeAll(process);
    arrive(seized, process);
    state.ready.addAll(rescue.takeEnds());
    return seized.size();
  }

  boolean attachTask(Tid tid) {
    state.refuseWhenClosing();
    var process = Attachment.statusTask(tid, "Tgid:").orElse(tid);
    if (!state.tasks.contains(tid)) {
      var attachment =
          new Attachment(
              state.kernel,
              state.requested(false, state.options.follow()),
              state.tasks::contains,
              new AttachRescue(kernels));
      arrive(List.of(attachment.seizeAlone(tid)), process);
    }
    return true;
  }

  private void arrive(List<Tid> seized, Tid process) {
    for (var tid : seized) {
      state.tasks.add(new TrackedTask(tid, process, tid, false, TrackedTask.Arrival.ATTACHING));
    }
    for (var tid : seized) {
      state.tasks.find(tid).ifPresent(resumer::interruptRunning);
      state.early.take(tid).forEach(state.ready::add);
    }
  }

  Optional<TaskStop> arriving(TrackedTask task, TaskStop stop) {
    var stillComing =
        task.arrival == TrackedTask.Arrival.ATTACHING
            && !(stop instanceof TaskStop.Attached)
            // Attached to while the process is stopped: this stands for the first stop.
            && !(stop instanceof TaskStop.GroupStop);
    if (!stillComing) {
      task.arrival = TrackedTask.Arrival.ARRIVED;
    }
    return Optional.of(stop);
  }
}
