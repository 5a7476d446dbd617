package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Undoes what our own interruption does to a system call that is not restarted.
///
/// signal(7) lists calls that fail with EINTR after a stop even where no handler ran: epoll_wait,
/// sigtimedwait, semtimedop, reads with SO_RCVTIMEO. Under PTRACE_INTERRUPT they do so too. Setting
/// the program counter back to the call instruction makes the task call again; a relative time-out
/// then starts again in full.
final class CallRewind {
  private CallRewind() {}

  /// Rewinds the call that the task was in, if our interruption made it fail.
  ///
  /// @return the registers after that
  static Registers rewind(Kernel kernel, Tid tid, Registers registers) {
    var convention = registers.architecture().syscalls();
    var number = registers.unsigned(convention.number());
    if (!failedWithEintr(registers) || isNone(registers, number) || hasSignalOfItsOwn(tid)) {
      return registers;
    }
    var length = convention.instruction().bytes().length;
    return registers
        .with(convention.restarted(), number)
        .with(registers.architecture().programCounter(), registers.pc().value() - length)
        .with(convention.number(), -1);
  }

  private static boolean failedWithEintr(Registers registers) {
    var result = registers.unsigned(registers.architecture().syscalls().result());
    return (int) result == -Errno.EINTR.value();
  }

  private static boolean isNone(Registers registers, long number) {
    return registers.architecture().pointerBytes() == 4 ? (int) number < 0 : number < 0;
  }

  /// Whether a signal waits that the task does not block: then the EINTR is true. /proc/PID/status
  /// has the masks, proc_pid_status(5).
  private static boolean hasSignalOfItsOwn(Tid tid) {
    try {
      var pending = 0L;
      var blocked = 0L;
      for (var line : Files.readAllLines(Path.of("/proc", tid.toString(), "status"))) {
        if (line.startsWith("SigPnd:") || line.startsWith("ShdPnd:")) {
          pending |= mask(line);
        } else if (line.startsWith("SigBlk:")) {
          blocked = mask(line);
        }
      }
      return (pending & ~blocked) != 0;
    } catch (IOException gone) {
      return true;
    }
  }

  private static long mask(String line) {
    return Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16);
  }
}
