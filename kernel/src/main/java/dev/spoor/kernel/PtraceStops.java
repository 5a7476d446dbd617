package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// The request of ptrace(2) that tells more of the event a task is stopped at.
public interface PtraceStops {
  /// {@return the message of the event the task is stopped at: a child's tid, an exit status, the
  /// former tid at an exec, a seccomp filter's data} ptrace(2), PTRACE_GETEVENTMSG.
  long eventMessage(Tid tid);
}
