package dev.spoor.kernel;

/// The `PTRACE_EVENT_` numbers of linux/ptrace.h, as [WaitStatus.Stopped#event()] has them. Each is
/// reported only under the option of that name, [#STOP] always for a seized task.
public final class PtraceEvent {
  /// fork(2), or a clone that sends SIGCHLD; the message is the child.
  public static final int FORK = 1;

  /// vfork(2); the message is the child.
  public static final int VFORK = 2;

  /// A clone(2) of any other kind; the message is the child.
  public static final int CLONE = 3;

  /// A program was executed; the message is the tid the task had before.
  public static final int EXEC = 4;

  /// The child of a vfork has let go; the message is that child.
  public static final int VFORK_DONE = 5;

  /// The task is about to end; the message is its status word.
  public static final int EXIT = 6;

  /// A filter answered `SECCOMP_RET_TRACE`; the message is its data.
  public static final int SECCOMP = 7;

  /// A seized task was interrupted, came into being, or is in a group-stop.
  public static final int STOP = 128;

  private PtraceEvent() {}
}
