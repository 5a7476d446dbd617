package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// How a program is started: from the fork of its launcher to the execve(2) that makes it the
/// program.
///
/// Confined to the tracer thread.
final class Launches {
  private final TracerState state;
  private final Answers answers;

  Launches(TracerState state, Answers answers) {
    this.state = state;
    this.answers = answers;
  }

  /// Starts a launcher, which waits for its own stop before it becomes the program.
  ///
  /// @throws LaunchException if there is none, or it may not be traced
  CompletableFuture<Tid> launch(Command command) {
    state.refuseWhenClosing();
    state.placement.spawning();
    var pending = spawn(command);
    var tid = pending.tid();
    var task =
        new TrackedTask(tid, tid, tid, true, TrackedTask.Arrival.LAUNCHING, new TaskCpu(false));
    var future = new CompletableFuture<Tid>();
    task.pending = Optional.of(pending);
    task.launch = Optional.of(future);
    if (command.callsBeforeFilter() > 0) {
      task.filter = command.filter();
      task.outranked = true;
      task.callsBeforeFilter = command.callsBeforeFilter();
    } else {
      task.filterToCome = command.filter();
    }
    try {
      seize(task);
    } catch (KernelException refused) {
      giveUp(pending);
      throw command.process().isPresent()
          ? new LaunchException("attach: ptrace(PTRACE_SEIZE, " + tid + ")", refused.errno())
          : new LaunchException(refused);
    }
    return future;
  }

  private PendingProgram spawn(Command command) {
    var process = command.process();
    try {
      return process.isPresent()
          ? state.kernel.spawnIn(process.get(), command.plan())
          : state.kernel.spawn(command.plan());
    } catch (KernelException refused) {
      throw new LaunchException(refused);
    }
  }

  private void seize(TrackedTask task) {
    var isFiltered = task.needsTracer();
    state.kernel.seize(
        task.tid,
        state.requested(
            isFiltered || state.options.killLaunchedOnDeath(),
            isFiltered || state.options.follow()));
    state.kernel.interrupt(task.tid);
    task.interruptDue = true;
    state.tasks.add(task);
  }

  /// Without its socket the launcher ends by itself; if it is our child, nobody else reaps it.
  private void giveUp(PendingProgram pending) {
    pending.close();
    while (state.kernel.await(pending.tid()) instanceof WaitOutcome.Interrupted) {
      // A wake-up: whoever ordered the launch sends them until it has its answer.
    }
  }

  Optional<TaskStop> launching(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.SyscallEntry entry && isExecOfLauncher(task, entry)) {
      task.arrival = TrackedTask.Arrival.EXECUTING;
      task.callOpen = true;
      return Optional.of(
          new TaskStop.Launched(
              entry.tid(), entry.abi(), entry.number(), entry.arguments(), entry.pc(), entry.sp()));
    }
    if (stop instanceof TaskStop.Interrupted) {
      task.pending.ifPresent(PendingProgram::release);
    }
    if (task.filterToCome != CallFilter.NONE || task.isFiltered()) {
      state.filtered.launching(
          task,
          stop,
          () -> state.requested(state.options.killLaunchedOnDeath(), state.options.follow()));
    }
    answers.carryOut(task, stop, Resumption.onward(stop, Until.SYSCALL));
    return Optional.empty();
  }

  private boolean isExecOfLauncher(TrackedTask task, TaskStop.SyscallEntry entry) {
    return entry.number() == state.kernel.execveNumber()
        && task.pending.isPresent()
        && task.pending.get().isLauncherCode(entry.pc());
  }

  Optional<TaskStop> executing(TrackedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Execed) {
      task.arrival = TrackedTask.Arrival.ARRIVED;
      task.launchDone();
      return Optional.of(stop);
    }
    if (stop instanceof TaskStop.SyscallExit || stop instanceof TaskStop.SyscallEntry) {
      // The execve failed: what follows is the launcher saying so and ending.
      answers.carryOut(task, stop, Resumption.run(Until.STOP));
      return Optional.empty();
    }
    return Optional.of(stop);
  }
}
