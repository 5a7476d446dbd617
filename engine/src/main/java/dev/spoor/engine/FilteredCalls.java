package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Errno;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What differs for a task that is under a [CallFilter]: the calls that are wanted stop it by the
/// filter, and their exits are asked for one by one; all others pass. The handler sees entries and
/// exits as ever, but of the calls that are wanted only.
///
/// When the program installs a filter of its own, ours can no longer be relied on. From the entry
/// to that call on, the task stops at every call, entry and exit, like one without a filter; what
/// our filter still reports then is a second report of the same entry.
final class FilteredCalls {
  private final Kernel kernel;
  private final TaskTable tasks;
  private final boolean follow;
  private final Set<PtraceOption> filteredOptions;
  private final LateFilter late;
  private final UntracedClone clones;
  private CallFilter lastInstalled = CallFilter.NONE;

  /// @param follow whether the handler wants to see the children of what it sees
  /// @param filteredOptions the options of a task that is under a filter
  /// @param died is given the report of a task's end, if that comes during a request
  FilteredCalls(
      Kernel kernel,
      TaskTable tasks,
      boolean follow,
      Set<PtraceOption> filteredOptions,
      Consumer<WaitOutcome.Report> died) {
    this.kernel = kernel;
    this.tasks = tasks;
    this.follow = follow;
    this.filteredOptions = filteredOptions;
    this.late = new LateFilter(kernel, died);
    this.clones = new UntracedClone(kernel);
  }

  // ---- the launcher

  /// Notes how the launcher's seccomp(2) went; the first is ours. Where it failed all goes on as
  /// without a filter.
  ///
  /// @param unfiltered the options of a task that is under no filter
  void launching(TrackedTask task, TaskStop stop, Supplier<Set<PtraceOption>> unfiltered) {
    if (!OwnFilter.isSeccomp(task.abi, task.number)) {
      return;
    }
    if (stop instanceof TaskStop.SyscallEntry && task.underFilter) {
      // The command has a filter of its own.
      task.outranked = true;
    } else if (stop instanceof TaskStop.SyscallExit exit && task.filterToCome != CallFilter.NONE) {
      task.filter = task.filterToCome;
      task.filterToCome = CallFilter.NONE;
      if (exit.failed()) {
        task.outranked = true;
        kernel.setOptions(task.tid, unfiltered.get());
      } else {
        task.underFilter = true;
        lastInstalled = task.filter;
      }
      // Until the program has begun, each call is to stop it.
      task.callOpen = true;
    }
  }

  // ---- stops

  /// {@return the stop as the handler knows it: at a call's first report by our filter it is at
  /// that call's entry}
  static TaskStop translated(TrackedTask task, TaskStop stop) {
    return stop
                instanceof
                TaskStop.Seccomp(
                    var tid,
                    var abi,
                    var number,
                    var arguments,
                    var pc,
                    var sp,
                    var data)
            && data == FilterProgram.DATA
            && !task.callOpen
            && task.arrival != TrackedTask.Arrival.LAUNCHING
            && task.arrival != TrackedTask.Arrival.EXECUTING
        ? new TaskStop.SyscallEntry(tid, abi, number, arguments, pc, sp)
        : stop;
  }

  /// Keeps the books for a stop as [#translated] gave it.
  ///
  /// @return whether it is not shown, but the task resumed as before
  boolean hides(TrackedTask task, TaskStop stop) {
    return switch (task.arrival) {
      case LAUNCHING -> false;
      case EXECUTING -> isOurs(stop);
      case ATTACHING, BEING_BORN, ARRIVED -> hidesCall(task, stop);
    };
  }

  private boolean hidesCall(TrackedTask task, TaskStop stop) {
    if (task.owesRestoring()
        && (task.arrival == TrackedTask.Arrival.BEING_BORN
            || stop instanceof TaskStop.SyscallExit)) {
      ifAlive(() -> clones.restore(task));
    }
    return switch (stop) {
      case TaskStop.SyscallEntry entry -> hidesEntry(task, entry);
      case TaskStop.SyscallExit exit -> hidesExit(task, exit);
      case TaskStop.Seccomp _ -> isOurs(stop);
      case TaskStop.Spawned _, TaskStop.VforkDone _ -> !follow;
      case TaskStop.SignalDelivery _,
          TaskStop.GroupStop _,
          TaskStop.Stepped _,
          TaskStop.Launched _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.Execed _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          false;
    };
  }

  private static boolean isOurs(TaskStop stop) {
    return stop instanceof TaskStop.Seccomp seccomp && seccomp.data() == FilterProgram.DATA;
  }

  private boolean hidesEntry(TrackedTask task, TaskStop.SyscallEntry entry) {
    if (isEmulated(task)) {
      return false;
    }
    if (OwnFilter.isInstalled(entry.abi(), entry.number(), entry.arguments())) {
      task.callsBeforeFilter = 0;
      installing(task, entry);
    }
    var isAskedFor = task.until == Until.SYSCALL;
    task.callHidden = !isAskedFor || !task.filter.wants(entry.abi(), entry.number());
    if (task.callHidden && task.callsBeforeFilter > 0 && --task.callsBeforeFilter == 0) {
      putUnderFilter(task);
    }
    task.callOpen = isAskedFor && (!task.callHidden || task.outranked);
    task.mayCloneUntraced = task.underFilter && UntracedClone.isEither(entry.abi(), entry.number());
    task.exitUnread = task.callHidden && task.callOpen && !mattersHow(task, entry);
    return task.callHidden;
  }

  /// Whether the engine itself must know how the call ends, in a task that stops at each one's
  /// exit.
  private boolean mattersHow(TrackedTask task, TaskStop.SyscallEntry entry) {
    return task.installsOwnFilter
        || task.mayCloneUntraced
        || task.owesRestoring()
        || kernel.isCloning(entry.abi(), entry.number());
  }

  private void putUnderFilter(TrackedTask task) {
    try {
      if (late.install(task)) {
        task.underFilter = true;
        task.outranked = false;
        lastInstalled = task.filter;
        ifAlive(() -> kernel.setOptions(task.tid, filteredOptions));
      }
    } catch (TraceeGoneException gone) {
      // Its end will be reported.
      assert gone.getMessage() != null;
    }
  }

  /// PTRACE_SYSEMU stops at each call, and none of them is carried out.
  private static boolean isEmulated(TrackedTask task) {
    return task.until == Until.SYSCALL_EMULATED || task.until == Until.NEXT_INSTRUCTION_EMULATED;
  }

  private void installing(TrackedTask task, TaskStop.SyscallEntry entry) {
    if (OwnFilter.isForAllThreads(entry.abi(), entry.number(), entry.arguments())) {
      for (var other : tasks.all()) {
        if (other != task && other.process.equals(task.process) && !other.outranked) {
          outrank(other);
        }
      }
      task.outranked = true;
    } else if (!task.outranked) {
      task.outranked = true;
      task.installsOwnFilter = true;
    }
  }

  /// The thread must stop once to be resumed otherwise. It is told so before the filter is there:
  /// that comes when the task that installs it goes on.
  private void outrank(TrackedTask other) {
    other.outranked = true;
    if (other.phase == TrackedTask.Phase.RUNNING && !other.interruptDue) {
      ifAlive(() -> {
        kernel.interrupt(other.tid);
        other.hidesInterruption = true;
      });
    }
  }

  /// ESRCH: it was killed, and its end will be reported.
  private static void ifAlive(Runnable work) {
    try {
      work.run();
    } catch (KernelException gone) {
      if (!gone.errno().equals(Errno.ESRCH)) {
        throw gone;
      }
    }
  }

  /// To be called before the task runs on.
  ///
  /// @return whether the exit of the call it is in must be seen to undo something
  boolean beforeRunning(TrackedTask task, Until until) {
    if (task.mayCloneUntraced) {
      clones.mask(task);
    }
    task.callOpen &= until == Until.SYSCALL;
    return task.owesRestoring();
  }

  private static boolean hidesExit(TrackedTask task, TaskStop.SyscallExit exit) {
    var hidden = task.callHidden;
    task.hideNextExit &= !hidden;
    task.callOpen = false;
    task.callHidden = false;
    if (task.installsOwnFilter) {
      task.installsOwnFilter = false;
      task.outranked = !exit.failed();
    }
    return hidden;
  }

  /// {@return whether a task that is to run until [Until#SYSCALL] must be stopped at each call, or
  /// at the exit of the one it is in}
  static boolean stopsAtCalls(TrackedTask task) {
    return task.outranked || task.callOpen;
  }

  // ---- tasks that come

  /// A task has made another one.
  void inherit(TrackedTask child, TrackedTask parent) {
    child.filter = parent.filter;
    child.underFilter = parent.underFilter;
    child.outranked = parent.outranked;
    child.silent = !follow;
    child.abi = parent.abi;
    child.untraced = UntracedClone.inherited(parent.untraced);
  }

  /// Nobody is left who could tell what a task inherited.
  void adopt(TrackedTask orphan) {
    if (!orphan.launched) {
      return;
    }
    orphan.filter = lastInstalled;
    orphan.underFilter = lastInstalled != CallFilter.NONE;
    for (var other : tasks.all()) {
      if (other.process.equals(orphan.process)) {
        orphan.filter = other.filter;
        orphan.underFilter = other.underFilter;
      }
    }
    orphan.outranked = true;
    orphan.silent = !follow;
  }

  /// The calling thread of an execve(2) has its process's number from now on.
  static void rename(TrackedTask now, TrackedTask former) {
    now.callOpen = former.callOpen;
    now.callHidden = former.callHidden;
    now.outranked = former.outranked;
    now.installsOwnFilter = false;
  }
}
