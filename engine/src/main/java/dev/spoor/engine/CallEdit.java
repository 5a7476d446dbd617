package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;

/// Changes of the call that a task is in by one request, PTRACE_SET_SYSCALL_INFO, where the kernel
/// has it (Linux 6.16). By registers, which work everywhere, it takes two.
final class CallEdit {
  private static final int NOT_LOOKED_AT = 0;

  private CallEdit() {}

  /// Gives the call at whose entry `task` is another number and other arguments.
  ///
  /// @return whether that was possible; if not, nothing has changed
  static boolean entry(Kernel kernel, TrackedTask task, long number, Arguments arguments) {
    if (!(task.current instanceof TaskStop.SyscallEntry)) {
      return false;
    }
    var a = arguments;
    return set(
        kernel,
        task,
        task.passesCallsUnseen()
            ? new SyscallInfo.Seccomp(
                NOT_LOOKED_AT,
                Address.ZERO,
                Address.ZERO,
                number,
                a.a0(),
                a.a1(),
                a.a2(),
                a.a3(),
                a.a4(),
                a.a5(),
                NOT_LOOKED_AT)
            : new SyscallInfo.Entry(
                NOT_LOOKED_AT,
                Address.ZERO,
                Address.ZERO,
                number,
                a.a0(),
                a.a1(),
                a.a2(),
                a.a3(),
                a.a4(),
                a.a5()));
  }

  /// Gives the call at whose exit `task` is another result.
  ///
  /// @param result an error as a negative number
  /// @return whether that was possible; if not, nothing has changed
  static boolean exit(Kernel kernel, TrackedTask task, long result) {
    return task.current instanceof TaskStop.SyscallExit
        && set(
            kernel,
            task,
            new SyscallInfo.Exit(NOT_LOOKED_AT, Address.ZERO, Address.ZERO, result, false));
  }

  private static boolean set(Kernel kernel, TrackedTask task, SyscallInfo info) {
    if (task.lacksSetSyscallInfo) {
      return false;
    }
    try {
      kernel.setSyscallInfo(task.tid, info);
      return true;
    } catch (KernelException refused) {
      if (refused.errno().equals(Errno.ESRCH)) {
        throw refused;
      }
      // EIO: not there. Else the stop is of another kind (EINVAL), or a 32-bit task is given what
      // it cannot hold (ERANGE). Registers are asked then, whose refusal counts.
      task.lacksSetSyscallInfo |= refused.errno().equals(Errno.EIO);
      return false;
    }
  }
}
