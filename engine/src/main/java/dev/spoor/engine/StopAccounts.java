package dev.spoor.engine;

import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps the books on what stops say of a task, and settles what they leave to be mended.
///
/// Confined to the tracer thread.
final class StopAccounts {
  private final TracerState state;
  private final Arrivals arrivals;
  private final Departures departures;

  StopAccounts(TracerState state, Arrivals arrivals, Departures departures) {
    this.state = state;
    this.arrivals = arrivals;
    this.departures = departures;
  }

  /// Settles what is owed by this stop.
  static boolean isHiddenInterruption(TrackedTask task, TaskStop stop) {
    var hidden =
        task.hidesInterruption && !task.interruptDue && stop instanceof TaskStop.Interrupted;
    task.hidesInterruption = false;
    if (stop instanceof TaskStop.Attached) {
      // This was the attach's own; somebody else may have asked for one since.
      task.interruptDue = task.interruptOrdered;
    } else if (stop instanceof TaskStop.Interrupted || stop instanceof TaskStop.GroupStop) {
      task.interruptDue = false;
    }
    task.interruptOrdered &= task.interruptDue;
    return hidden;
  }

  void note(TrackedTask task, TaskStop stop) {
    // In the order of their number; a switch over types costs more than the first two.
    if (stop instanceof TaskStop.SyscallEntry) {
      task.tracedChild = 0;
    } else if (stop instanceof TaskStop.SyscallExit exit) {
      arrivals.noticeUntraced(task, exit);
    } else {
      noteSeldom(task, stop);
    }
  }

  private void noteSeldom(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.SignalDelivery delivery) {
      if (!isJobControl(delivery.signal())) {
        undoFalseEintr(task);
      }
    } else if (stop instanceof TaskStop.Spawned spawned) {
      arrivals.spawned(task, spawned);
    } else if (stop instanceof TaskStop.VforkDone) {
      task.inVfork = false;
    } else if (stop instanceof TaskStop.Execed execed) {
      execed(task, execed.tid(), execed.formerTid());
    } else if (stop instanceof TaskStop.Launched) {
      task.tracedChild = 0;
    } else if (stop instanceof TaskStop.Interrupted || stop instanceof TaskStop.Attached) {
      if (!task.endsGroupStop) {
        undoFalseEintr(task);
      }
    }
  }

  private void undoFalseEintr(TrackedTask task) {
    TracerState.ifAlive(() -> {
      var before = state.stopped(task);
      Registers registers = before.registers();
      var after = CallRewind.rewind(registers);
      if (!after.equals(registers)) {
        before.setRegisters(after);
      }
    });
  }

  /// Signals that stop a process, and SIGCONT: a call that these interrupt fails without a tracer
  /// too. (A SIGCONT that ends no group-stop is preceded by a stop that is Interrupted.)
  private static boolean isJobControl(Signal signal) {
    return signal.equals(Signal.STOP)
        || signal.equals(Signal.TSTP)
        || signal.equals(Signal.TTIN)
        || signal.equals(Signal.TTOU)
        || signal.equals(Signal.CONT);
  }

  private void execed(TrackedTask task, Tid tid, Tid former) {
    // Nothing of ours is in the new program.
    task.debugRegistersUsed = false;
    task.resultOfSkipped = OptionalLong.empty();
    task.hideNextExit = false;
    task.exitUnread = false;
    state.placement.execed(task);
    if (!former.equals(tid)) {
      var caller = state.tasks.find(former);
      caller.ifPresent(gone -> {
        task.number = gone.number;
        task.abi = gone.abi;
        task.until = gone.until;
        FilteredCalls.rename(task, gone);
        task.interruptDue |= gone.interruptDue;
        departures.end(gone, new Ending.Superseded(tid));
      });
    }
    // Threads that the execve swept away and that were held do not report their end.
    for (var other : state.tasks.all()) {
      if (other != task && other.process.equals(task.process) && other.held.isPresent()) {
        other.held = Optional.empty();
      }
    }
    // Nor do they announce what they made.
    arrivals.adoptOrphansOf(task.process);
  }
}
