package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Signal;
import java.util.Optional;

/// Lets tasks run, or keeps them where they are: one ptrace(2) request for each answer.
///
/// Confined to the tracer thread.
final class Resumer {
  private final TracerState state;

  Resumer(TracerState state) {
    this.state = state;
  }

  void run(TrackedTask task, Until until, Optional<Signal> deliver) {
    settleRegisters(task);
    var owes = task.isFiltered() && state.filtered.beforeRunning(task, until);
    task.until = until;
    task.phase = TrackedTask.Phase.RUNNING;
    if (state.placing) {
      var seen = state.placement.watches(task, until) ? Until.SYSCALL : until;
      state.placement.resuming(task, seesCalls(task) ? seen : Until.STOP);
    }
    if (task.interruptDue) {
      // The stop that it leaves has taken the interruption's place: any trap clears a pending one.
      state.kernel.interrupt(task.tid);
    }
    if (task.resultOfSkipped.isPresent() || isExecuting(task) || owes) {
      // The exit must be seen, whether the handler asks for it or not.
      task.hideNextExit |= until != Until.SYSCALL;
      task.exitUnread = false;
      state.kernel.syscall(task.tid, deliver);
      return;
    }
    if (until != Until.SYSCALL) {
      task.hideNextExit = false;
      task.exitUnread = false;
    }
    var stopsAtCalls =
        switch (until) {
          case STOP -> task.cpu.watched;
          case SYSCALL -> seesCalls(task);
          default -> false;
        };
    task.insideCall &= stopsAtCalls;
    switch (until) {
      case STOP, SYSCALL -> {
        if (stopsAtCalls) {
          state.kernel.syscall(task.tid, deliver);
        } else {
          state.kernel.cont(task.tid, deliver);
        }
      }
      case NEXT_INSTRUCTION -> state.kernel.singleStep(task.tid, deliver);
      case NEXT_BRANCH -> state.kernel.singleBlock(task.tid, deliver);
      case SYSCALL_EMULATED -> state.kernel.sysemu(task.tid, deliver);
      case NEXT_INSTRUCTION_EMULATED -> state.kernel.sysemuSingleStep(task.tid, deliver);
    }
  }

  void listen(TrackedTask task, TaskStop stop) {
    if (!(stop instanceof TaskStop.GroupStop)) {
      run(task, task.until, Optional.empty());
      return;
    }
    state.placement.parting(task);
    settleRegisters(task);
    state.kernel.listen(task.tid);
    task.phase = TrackedTask.Phase.LISTENING;
  }

  void hold(TrackedTask task, TaskStop stop) {
    settleRegisters(task);
    task.held = Optional.of(stop);
    task.delayed = Optional.empty();
    state.placement.parting(task);
    task.answerLaunch();
  }

  /// What was changed with [StoppedTask#changeRegisters].
  void settleRegisters(TrackedTask task) {
    if (task.owesRegisters) {
      task.owesRegisters = false;
      StoppedTask.writeGeneral(state.kernel, task.tid, task.registers.orElseThrow());
    }
  }

  void interruptRunning(TrackedTask task) {
    try {
      state.kernel.interrupt(task.tid);
      task.interruptDue = true;
    } catch (KernelException gone) {
      TracerState.requireGone(task, gone);
    }
  }

  /// Under a filter, calls that nobody wants to see pass unseen.
  private static boolean seesCalls(TrackedTask task) {
    return !task.isFiltered() || FilteredCalls.stopsAtCalls(task);
  }

  private static boolean isExecuting(TrackedTask task) {
    return task.arrival == TrackedTask.Arrival.EXECUTING;
  }
}
