package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.PtraceSignals;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// From a report of wait4(2) to a [TaskStop], with what the kernel must be asked for it.
final class StopReader {
  /// More than a task has waiting of signals that the kernel makes.
  private static final int MOST_PENDING = 64;

  private static final int SI_CODE_OFFSET = 8;

  private final Kernel kernel;

  /// The kernel has refused PTRACE_GET_SYSCALL_INFO: it is older than Linux 5.3.
  private boolean lacksSyscallInfo;

  StopReader(Kernel kernel) {
    this.kernel = kernel;
  }

  /// {@return the stop; empty if the task was killed before it could be asked}
  Optional<TaskStop> read(TrackedTask task, WaitStatus.Stopped status, int raw) {
    try {
      return Optional.of(stop(task, status, raw));
    } catch (KernelException failure) {
      if (failure.errno().equals(Errno.ESRCH)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private TaskStop stop(TrackedTask task, WaitStatus.Stopped status, int raw) {
    if (status.syscall()) {
      return syscall(task, raw);
    }
    var tid = task.tid;
    return switch (status.event()) {
      case 0 -> signal(task, status.signal());
      case PtraceEvent.STOP -> eventStop(task, status.signal());
      case PtraceEvent.FORK -> new TaskStop.Spawned(tid, child(tid), TaskStop.Spawned.Kind.FORK);
      case PtraceEvent.VFORK -> new TaskStop.Spawned(tid, child(tid), TaskStop.Spawned.Kind.VFORK);
      case PtraceEvent.CLONE -> new TaskStop.Spawned(tid, child(tid), TaskStop.Spawned.Kind.CLONE);
      case PtraceEvent.VFORK_DONE -> new TaskStop.VforkDone(tid, child(tid));
      case PtraceEvent.EXEC -> new TaskStop.Execed(tid, child(tid));
      case PtraceEvent.EXIT -> new TaskStop.Exiting(tid, (int) kernel.eventMessage(tid));
      case PtraceEvent.SECCOMP -> seccomp(task, raw);
      default -> new TaskStop.Unrecognized(tid, raw);
    };
  }

  private Tid child(Tid tid) {
    var message = (int) kernel.eventMessage(tid);
    // 0 where the other task is not visible in our pid namespace.
    return message > 0 ? Tid.of(message) : tid;
  }

  /// {@return whether calls are read by PTRACE_GET_SYSCALL_INFO; else by registers}
  boolean hasSyscallInfo() {
    return !lacksSyscallInfo;
  }

  /// {@return what the kernel says of the stop; empty if it cannot be asked so}
  private Optional<SyscallInfo> info(Tid tid) {
    if (lacksSyscallInfo) {
      return Optional.empty();
    }
    try {
      return Optional.of(kernel.syscallInfo(tid));
    } catch (KernelException refused) {
      if (!refused.errno().equals(Errno.EIO)) {
        throw refused;
      }
      lacksSyscallInfo = true;
      return Optional.empty();
    }
  }

  private TaskStop syscall(TrackedTask task, int raw) {
    var inside = task.insideCall;
    task.insideCall = false;
    if (task.exitUnread) {
      task.exitUnread = false;
      if (!task.leaving && !task.interruptDue) {
        return new TaskStop.SyscallExit(task.tid, task.abi, 0, false, Address.ZERO, Address.ZERO);
      }
    }
    var info =
        info(task.tid)
            .orElseGet(
                () -> CallByRegisters.of(StoppedTask.general(kernel, task.tid)).stop(inside));
    if (info instanceof SyscallInfo.Entry entry) {
      return entry(task, entry);
    }
    if (info instanceof SyscallInfo.Exit exit) {
      // The architecture word alone does not tell x32: the call's own entry did.
      var abi = Abi.of(exit.auditArch(), task.number);
      return new TaskStop.SyscallExit(
          task.tid, abi, exit.result(), exit.failed(), exit.pc(), exit.sp());
    }
    return new TaskStop.Unrecognized(task.tid, raw);
  }

  private static TaskStop entry(TrackedTask task, SyscallInfo.Entry entry) {
    task.insideCall = true;
    task.abi = Abi.of(entry.auditArch(), entry.number());
    task.number = entry.number();
    return new TaskStop.SyscallEntry(
        task.tid,
        task.abi,
        entry.number(),
        new Arguments(entry.a0(), entry.a1(), entry.a2(), entry.a3(), entry.a4(), entry.a5()),
        entry.pc(),
        entry.sp());
  }

  private TaskStop seccomp(TrackedTask task, int raw) {
    var tid = task.tid;
    var asked =
        info(tid)
            .orElseGet(() ->
                CallByRegisters.of(StoppedTask.general(kernel, tid))
                    .filtered(kernel.eventMessage(tid)));
    if (asked instanceof SyscallInfo.Seccomp info) {
      task.insideCall = true;
      task.abi = Abi.of(info.auditArch(), info.number());
      task.number = info.number();
      return new TaskStop.Seccomp(
          tid,
          task.abi,
          info.number(),
          new Arguments(info.a0(), info.a1(), info.a2(), info.a3(), info.a4(), info.a5()),
          info.pc(),
          info.sp(),
          info.data());
    }
    return new TaskStop.Unrecognized(tid, raw);
  }

  private TaskStop signal(TrackedTask task, Signal signal) {
    if (signal.equals(Signal.TRAP) && isStepping(task.until) && isStepTrap(task.tid)) {
      return new TaskStop.Stepped(task.tid);
    }
    return new TaskStop.SignalDelivery(task.tid, signal);
  }

  private static boolean isStepping(Until until) {
    return switch (until) {
      case NEXT_INSTRUCTION, NEXT_BRANCH, NEXT_INSTRUCTION_EMULATED -> true;
      case STOP, SYSCALL, SYSCALL_EMULATED -> false;
    };
  }

  /// A step has several `si_code`s: `TRAP_TRACE` and `TRAP_BRANCH` (asm-generic/siginfo.h) after an
  /// instruction, `TRAP_BRKPT` after a system call, and, at the first instruction of a signal
  /// handler, the signal's own number, as in all stops that ptrace makes itself. A breakpoint
  /// instruction has `SI_KERNEL`, a debug register `TRAP_HWBKPT`, a kill 0 or less.
  private boolean isStepTrap(Tid tid) {
    return isStepCode(code(kernel.signalInfo(tid)));
  }

  private static boolean isStepCode(int code) {
    return switch (code) {
      case 1, 2, 3, 5 -> true;
      default -> false;
    };
  }

  /// {@return whether the SIGTRAP that ends the task's step is queued and not yet reported}
  ///
  /// A step over a system call that an INTERRUPT ends leaves it behind the stop that was asked for.
  boolean hasStepPending(TrackedTask task) {
    return isStepping(task.until)
        && kernel
            .pendingSignals(task.tid, PtraceSignals.PendingQueue.TASK, 0, MOST_PENDING)
            .stream()
            .anyMatch(info -> info.signal().equals(Signal.TRAP) && isStepCode(info.code()));
  }

  private static int code(byte[] info) {
    return info[SI_CODE_OFFSET] & 0xff
        | (info[SI_CODE_OFFSET + 1] & 0xff) << 8
        | (info[SI_CODE_OFFSET + 2] & 0xff) << 16
        | info[SI_CODE_OFFSET + 3] << 24;
  }

  private static TaskStop eventStop(TrackedTask task, Signal signal) {
    if (!signal.equals(Signal.TRAP)) {
      return new TaskStop.GroupStop(task.tid, signal);
    }
    return switch (task.arrival) {
      case BEING_BORN -> new TaskStop.Born(task.tid, task.parent);
      case ATTACHING -> new TaskStop.Attached(task.tid);
      case LAUNCHING, EXECUTING, ARRIVED -> new TaskStop.Interrupted(task.tid);
    };
  }
}
