package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.OptionalLong;

/// How tasks go out of view: ended, let go, killed, and all of them when the tracer closes.
///
/// Confined to the tracer thread.
final class Departures {
  private final TracerState state;
  private final StopReader reader;
  private final HandlerCalls handler;
  private final Resumer resumer;
  private final Arrivals arrivals;

  Departures(
      TracerState state,
      StopReader reader,
      HandlerCalls handler,
      Resumer resumer,
      Arrivals arrivals) {
    this.state = state;
    this.reader = reader;
    this.handler = handler;
    this.resumer = resumer;
    this.arrivals = arrivals;
  }

  void end(TrackedTask task, Ending ending) {
    state.tasks.remove(task.tid);
    state.placement.ended(task);
    task.stopNumber++;
    task.phase = TrackedTask.Phase.RUNNING;
    task.held = Optional.empty();
    if (task.pending.isPresent()) {
      task.launchFailed();
    }
    task.answerLaunch();
    if (!task.silent) {
      handler.tell(told -> told.onEnd(new TaskEnd(task.tid, task.process, ending)));
    }
    if (!state.early.isEmpty() && !state.isAnnouncer(Optional.of(task.process))) {
      arrivals.adoptOrphansOf(task.process);
    }
  }

  /// ECHILD although tasks are known: they ended without a report, as a tracee does that another
  /// thread's execve swept away.
  void forgetAll() {
    state.early.clear();
    for (var task : state.tasks.all()) {
      end(task, new Ending.Vanished());
    }
  }

  void leave(TrackedTask task, TaskStop stop) {
    var deliver =
        stop instanceof TaskStop.SignalDelivery(var _, var signal)
            ? Optional.of(signal)
            : Optional.<Signal>empty();
    letGo(task, stop, deliver);
  }

  void letGo(TrackedTask task, TaskStop stop, Optional<Signal> deliver) {
    if (task.needsTracer()) {
      endProcess(task);
      return;
    }
    try {
      resumer.settleRegisters(task);
      if (stop instanceof TaskStop.Interrupted && reader.hasStepPending(task)) {
        // Let go now, the task would be killed by the trap of its own last step, which comes next.
        task.leaving = true;
        task.interruptDue = false;
        resumer.run(task, task.until, deliver);
        return;
      }
    } catch (KernelException gone) {
      TracerState.requireGone(task, gone);
      return;
    }
    if (mayFailBecauseOfUs(task, stop)) {
      leaveAtTheNextStop(task, deliver);
      return;
    }
    if (task.debugRegistersUsed) {
      // Left armed they would kill the program at the next hit.
      TracerState.ifAlive(() -> state.stopped(task).debugRegisters().clearAll());
    }
    settleResult(task, stop);
    try {
      state.placement.parting(task);
      state.kernel.detach(task.tid, deliver);
      end(task, new Ending.Detached());
    } catch (KernelException gone) {
      TracerState.requireGone(task, gone);
    }
  }

  /// A call that was replaced has not got its result yet when the task is let go in it.
  private void settleResult(TrackedTask task, TaskStop stop) {
    if (task.resultOfSkipped.isPresent()) {
      var result = task.resultOfSkipped.getAsLong();
      task.resultOfSkipped = OptionalLong.empty();
      if (stop instanceof TaskStop.SyscallExit) {
        TracerState.ifAlive(() -> state.stopped(task).setResult(result));
      } else if (stop instanceof TaskStop.SyscallEntry) {
        TracerState.ifAlive(() -> state.stopped(task).skipCall(result));
      }
    }
  }

  /// Whether the call has ended, or will end, with an EINTR that is ours to undo. That is done
  /// where signals are delivered, which comes after the exit. An INTERRUPT leaves its mark on the
  /// task (the flag TIF_SIGPENDING) also where another stop has taken its place.
  private static boolean mayFailBecauseOfUs(TrackedTask task, TaskStop stop) {
    return switch (stop) {
      case TaskStop.SyscallEntry _, TaskStop.Seccomp _ -> task.interruptDue;
      case TaskStop.SyscallExit exit -> exit.result() == -Errno.EINTR.value();
      case TaskStop.SignalDelivery _,
          TaskStop.GroupStop _,
          TaskStop.Stepped _,
          TaskStop.Launched _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.Spawned _,
          TaskStop.VforkDone _,
          TaskStop.Execed _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          false;
    };
  }

  private void leaveAtTheNextStop(TrackedTask task, Optional<Signal> deliver) {
    task.leaving = true;
    task.interruptDue = true;
    try {
      resumer.run(task, Until.STOP, deliver);
    } catch (KernelException gone) {
      TracerState.requireGone(task, gone);
    }
  }

  boolean detach(Tid process) {
    var found = false;
    for (var task : state.tasks.all()) {
      if (task.process.equals(process)) {
        found = true;
        askToLeave(task);
      }
    }
    return found;
  }

  private void askToLeave(TrackedTask task) {
    if (task.needsTracer()) {
      endProcess(task);
      return;
    }
    task.leaving = true;
    if (task.held.isPresent()) {
      var stop = task.held.get();
      task.held = Optional.empty();
      var signal = task.delayed.flatMap(Resumption.Run::deliver);
      task.delayed = Optional.empty();
      if (signal.isPresent()) {
        letGo(task, stop, signal);
      } else {
        leave(task, stop);
      }
    } else if (task.phase != TrackedTask.Phase.STOPPED) {
      resumer.interruptRunning(task);
    }
  }

  boolean beginClose() {
    if (state.closing) {
      return true;
    }
    state.closing = true;
    state.tasks.all().forEach(this::dismiss);
    return true;
  }

  void dismiss(TrackedTask task) {
    if (task.launched && state.options.onClose() == TracerOptions.OnClose.KILL) {
      endProcess(task);
    } else {
      askToLeave(task);
    }
  }

  void endProcess(TrackedTask task) {
    if (task.ending) {
      return;
    }
    state.kernel.kill(task.process, Signal.KILL);
    for (var other : state.tasks.all()) {
      if (other.process.equals(task.process)) {
        other.held = Optional.empty();
        other.ending = true;
      }
    }
  }

  /// A task that waits in the kernel for the child of its vfork, or for a device that does not
  /// answer, cannot be stopped; when the tracer thread ends, the kernel lets it go.
  boolean nothingIsLeftToDo() {
    for (var task : state.tasks.all()) {
      if (!task.leaving || !(task.inVfork || isUninterruptible(task))) {
        return false;
      }
    }
    return state.ready.isEmpty();
  }

  private static boolean isUninterruptible(TrackedTask task) {
    return Attachment.statusField(task.tid, "State:").startsWith("D");
  }
}
