package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Errno;
import java.util.Optional;

/// The task that makes all the stops, where the handler does not watch calls: it may share the
/// tracer's CPU as long as the engine watches its calls for that. Confined to the tracer thread.
///
/// Others that run meanwhile are left alone: they have all CPUs.
final class BusyTask {
  /// As many stops in a row, with none of another task between, make a task busy.
  private static final int ENOUGH_STOPS = 32;

  /// So many calls more than stops that the handler sees are not worth watching.
  private static final int MANY_CALLS = 32;

  /// `syscall`, `sysenter` and `int 0x80` as they are in memory (Intel's manual, volume 2).
  private static final int SYSCALL = 0x050f;

  private static final int SYSENTER = 0x340f;
  private static final int INT_80 = 0x80cd;

  private final Kernel kernel;
  private Optional<TrackedTask> last = Optional.empty();
  private int inARow;
  private int calls;

  BusyTask(Kernel kernel) {
    this.kernel = kernel;
  }

  /// A task has stopped.
  ///
  /// @return whether another one has before
  boolean stopped(TrackedTask task) {
    var isOther = last.isEmpty() || last.get() != task;
    if (isOther) {
      last = Optional.of(task);
      forget();
    } else if (!task.cpu.watched) {
      inARow++;
      calls = Math.max(0, calls - 1);
    } else if (task.current instanceof TaskStop.SyscallEntry) {
      calls++;
    } else if (!(task.current instanceof TaskStop.SyscallExit)) {
      inARow++;
      calls = Math.max(0, calls - 1);
    }
    return isOther;
  }

  /// What comes is another story: all is halted, or nothing has stopped for a while.
  void forget() {
    inARow = 0;
    calls = 0;
  }

  boolean is(TrackedTask task) {
    return inARow >= ENOUGH_STOPS && last.isPresent() && last.get() == task;
  }

  /// {@return whether it makes so many calls that it had better not be watched}
  boolean makesManyCalls() {
    return calls > MANY_CALLS;
  }

  /// {@return whether the task's next instruction makes a system call, or may: which cannot be told
  /// if its code cannot be read}
  boolean mayCall(TrackedTask task) {
    try {
      if (task.registers.isEmpty()) {
        task.registers = Optional.of(StoppedTask.general(kernel, task.tid));
      }
      return hasCall(kernel.peekText(task.tid, task.registers.get().pc()));
    } catch (KernelException unreadable) {
      if (unreadable.errno().equals(Errno.ESRCH)) {
        throw unreadable;
      }
      return true;
    }
  }

  /// Prefixes may stand before it, so it is looked for in all that follows: one that is found too
  /// early does no harm.
  static boolean hasCall(long code) {
    for (var shift = 0; shift <= Long.SIZE - Short.SIZE; shift += Byte.SIZE) {
      var word = (int) (code >>> shift) & 0xffff;
      if (word == SYSCALL || word == SYSENTER || word == INT_80) {
        return true;
      }
    }
    return false;
  }
}
