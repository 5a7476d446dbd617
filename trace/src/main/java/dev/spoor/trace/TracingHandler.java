package dev.spoor.trace;

import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.inject.Tampering;
import dev.spoor.trace.options.Daemonization;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import java.io.File;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Lets programs run as if nobody were there, and tells a [Report] what they do.
final class TracingHandler implements StopHandler, AutoCloseable {
  private final TraceOptions options;
  private final TracedTasks tasks;
  private final Report report;
  private final Optional<CpuClock> cpuClock;
  private final Optional<ProcessReferents> processes;
  private final HiddenWork hiddenWork;
  private final Set<Tid> attachedTo = new HashSet<>();
  private final TracingEnd end;
  private final boolean countsCalls;
  private final boolean watchesOutput;
  private final TakenStacks stacks;
  private final TracedCalls calls;

  /// @param processes what is said of numbers of processes; empty if nothing
  /// @param accesses which calls are shown by what they access; empty: every one
  /// @param end is told what may end the tracing
  /// @param cpuClock to be read at entries and exits; empty if nobody asks
  TracingHandler(
      TraceOptions options,
      TracedTasks tasks,
      Report report,
      Optional<ProcessReferents> processes,
      Optional<AccessMatch> accesses,
      TracingEnd end,
      Optional<CpuClock> cpuClock,
      Diagnostics diagnostics) {
    this.options = options;
    this.tasks = tasks;
    this.report = report;
    this.cpuClock = cpuClock;
    this.hiddenWork = new HiddenWork(options.says(Message.IO_URING), report::hidden);
    this.processes = processes;
    this.end = end;
    this.countsCalls = end.countsCalls();
    this.watchesOutput = end.watchesOutput();
    this.stacks = new TakenStacks(options, report);
    this.calls =
        new TracedCalls(
            options,
            report,
            hiddenWork,
            processes,
            accesses,
            end,
            cpuClock,
            stacks,
            sentence -> {
              report.quiet();
              diagnostics.say(sentence);
            });
  }

  @Override
  public Resumption onStop(StoppedTask stopped, TaskStop stop) {
    var task = tasks.of(stopped.tid(), stopped.process());
    announce(task, stop);
    var resumption = answer(stopped, task, stop);
    if (countsCalls || watchesOutput) {
      if (watchesOutput) {
        end.look();
      }
      if (end.hasCome()) {
        // What the program writes from now on stands behind it.
        report.quiet();
      }
    }
    return resumption;
  }

  private Resumption answer(StoppedTask stopped, TracedTask task, TaskStop stop) {
    // In the order of their number; a switch over types costs more than the first two.
    if (stop instanceof TaskStop.SyscallEntry e) {
      calls.entered(stopped, task, e.abi(), e.number(), e.arguments(), e.pc(), e.sp());
      if (task.injected.isPresent()) {
        return task.injected.get().fromEntry();
      }
    } else if (stop instanceof TaskStop.SyscallExit exit) {
      if (task.injected.isPresent()) {
        return calls.returnedChanged(stopped, task, exit);
      }
      calls.returned(stopped, task, exit, Tampering.NONE);
    } else {
      var starts = task.launching;
      seldom(stopped, task, stop);
      if (options.release().onExecve() && stop instanceof TaskStop.Execed && !starts) {
        report.quiet();
        return new Resumption.Detach(Optional.empty());
      }
    }
    return Resumption.onward(stop, Until.SYSCALL);
  }

  private void seldom(StoppedTask stopped, TracedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Launched l) {
      tasks.launched(task);
      calls.entered(stopped, task, l.abi(), l.number(), l.arguments(), l.pc(), l.sp());
    } else if (stop instanceof TaskStop.SignalDelivery delivery) {
      signalled(stopped, task, delivery.signal());
    } else if (stop instanceof TaskStop.GroupStop groupStop) {
      groupStopped(stopped, task, groupStop.signal());
    } else if (stop instanceof TaskStop.Execed execed) {
      execed(stopped, task, execed.formerTid());
    } else if (stop instanceof TaskStop.Spawned spawned) {
      report.spawned(task, spawned.child());
    } else if (stop instanceof TaskStop.Exiting) {
      noteName(task);
      calls.cutShort(task);
    }
  }

  /// The launched program's first stop is no news, if the tracer is its parent; any other task's
  /// is.
  private void announce(TracedTask task, TaskStop stop) {
    if (task.announced) {
      return;
    }
    task.announced = true;
    noteName(task);
    report.appeared(task);
    if (stop instanceof TaskStop.Born born) {
      report.born(task, born.parent());
      report.attached(task);
    } else if (!(stop instanceof TaskStop.Launched)) {
      announceAttached(task);
    } else if (options.release().daemonization() != Daemonization.NONE) {
      report.attached(task);
    }
  }

  /// What a task was called can no longer be found out when its end is told.
  private void noteName(TracedTask task) {
    if (processes.isPresent() && processes.get().showsNames()) {
      task.rename(processes.get().name(task.tid));
    }
  }

  private void announceAttached(TracedTask task) {
    var process = task.process;
    if (attachedTo.add(process)) {
      var threads = new File(new ProcTasks().directory(process), "task").list();
      report.attachedTo(process, threads == null ? 1 : threads.length);
      hiddenWork.appeared(task);
    }
  }

  @Override
  public void close() {
    stacks.close();
    calls.close();
  }

  private void signalled(StoppedTask stopped, TracedTask task, Signal signal) {
    if (options.signals().contains(signal)) {
      readPointer(stopped, task);
      if (processes.isPresent()) {
        var _ = calls.decorations(task);
      }
      stacks.take(stopped, task);
      report.signalled(task, stopped.signalInfo());
      stacks.show(task);
    }
  }

  private void groupStopped(StoppedTask stopped, TracedTask task, Signal signal) {
    if (options.signals().contains(signal)) {
      readPointer(stopped, task);
      stacks.take(stopped, task);
      report.stopped(task, signal);
      stacks.show(task);
    }
  }

  private void readPointer(StoppedTask stopped, TracedTask task) {
    if (options.line().instructionPointer()) {
      var registers = stopped.registers();
      task.pc = registers.unsigned(registers.architecture().programCounter());
    }
  }

  /// The task that called execve(2) goes on under its process's number; whoever had that is gone.
  private void execed(StoppedTask stopped, TracedTask leader, Tid former) {
    leader.launching = false;
    if (!former.equals(leader.tid)) {
      report.renamed(tasks.of(former, stopped.process()), leader.tid);
      calls.cutShort(leader);
      leader.stack = Optional.empty();
      report.superseded(leader, former);
      tasks.rename(former, leader.tid);
    }
    var task = tasks.of(stopped.tid(), stopped.process());
    stacks.forget(task.process);
    report.executed(task);
    if (stopped.passesCallsUnseen() || !options.calls().isAll()) {
      noticeAbi(stopped, task);
    }
  }

  /// The program's first call, which would tell its ABI, may not be seen.
  private void noticeAbi(StoppedTask stopped, TracedTask task) {
    var is32Bit = stopped.registers().architecture().pointerBytes() == 4;
    task.abiToCome = is32Bit ? Abi.I386 : Abi.X86_64;
    if (task.open.isEmpty()) {
      calls.switchAtLast(task);
    }
  }

  @Override
  public void onStranger(Tid stranger, boolean ended) {
    report.stranger(stranger, ended);
  }

  @Override
  public void onEnd(TaskEnd end) {
    if (end.ending() instanceof Ending.Superseded) {
      // Its call goes on under another number: the exec stop that follows takes it over.
      return;
    }
    var task = tasks.of(end.tid(), end.process());
    if (!task.launching) {
      ended(task, end);
    }
    stacks.show(task);
    if (task.tid.equals(task.process)) {
      stacks.forget(task.process);
    }
    report.gone(task);
    tasks.remove(end);
    hiddenWork.gone(end.tid());
    cpuClock.ifPresent(clock -> clock.forget(end.tid()));
  }

  private void ended(TracedTask task, TaskEnd end) {
    switch (end.ending()) {
      case Ending.Exited(var code) -> {
        calls.cutShort(task);
        report.exited(task, code);
      }
      case Ending.Killed(var signal, var core) -> {
        calls.cutShort(task);
        report.killed(task, signal, core);
      }
      case Ending.Detached _ -> {
        if (task.open.isPresent() && !calls.isShownUnfinished(task.open.get())) {
          task.open = Optional.empty();
        }
        report.detached(task);
      }
      case Ending.Vanished _, Ending.Superseded _ -> calls.cutShort(task);
    }
  }

  /// The launched program could not be executed: completes its execve(2), which has failed. To be
  /// called when the tracer is closed.
  void launchFailed(Errno errno) {
    var program = tasks.launched();
    if (program.isEmpty() || !program.get().launching) {
      return;
    }
    var task = program.get();
    calls.launchFailed(task, errno);
  }

  @Override
  public void onQuiet() {
    report.quiet();
  }
}
