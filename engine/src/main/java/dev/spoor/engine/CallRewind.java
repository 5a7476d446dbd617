package dev.spoor.engine;

import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Errno;

/// Undoes what a stop of ours does to a system call that is not restarted.
///
/// signal(7) lists calls that fail with EINTR after a stop even where no handler ran: epoll_wait,
/// sigtimedwait, semtimedop, reads with SO_RCVTIMEO. Under ptrace they do so after
/// PTRACE_INTERRUPT, after a SIGCONT, and after a signal that the program ignores, which untraced
/// would not even have woken it. Such a result is replaced by the one that other calls give in this
/// place, ERESTARTNOHAND: on the way out the kernel makes EINTR of it if a handler runs, and else
/// repeats the call. So the question of whether the EINTR was true is answered by the kernel, after
/// the task has been let go, and a signal that comes late is not missed. A relative time-out starts
/// again in full.
final class CallRewind {
  /// include/linux/errno.h; seen by tracers only.
  private static final int ERESTARTNOHAND = 514;

  /// close(2), by the size of a pointer: the descriptor is gone whatever the result.
  private static final long CLOSE_64 = 3;

  private static final long CLOSE_32 = 6;

  private CallRewind() {}

  /// {@return the registers with which the call that the task is returning from is repeated, if it
  /// failed with EINTR and no handler runs; the same registers if there is no such call}
  static Registers rewind(Registers registers) {
    var result = registers.architecture().syscalls().result();
    return (int) registers.unsigned(result) == -Errno.EINTR.value() && isInRepeatableCall(registers)
        ? registers.with(result, -ERESTARTNOHAND)
        : registers;
  }

  private static boolean isInRepeatableCall(Registers registers) {
    var number = registers.unsigned(registers.architecture().syscalls().number());
    return registers.architecture().pointerBytes() == 4
        ? (int) number >= 0 && number != CLOSE_32
        : number >= 0 && number != CLOSE_64;
  }
}
