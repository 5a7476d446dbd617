package dev.spoor.kernel;

/// The `PTRACE_EVENT_` numbers of linux/ptrace.h, as [WaitStatus.Stopped#event()] has them.
public final class PtraceEvent {
  public static final int FORK = 1;
  public static final int VFORK = 2;
  public static final int CLONE = 3;
  public static final int EXEC = 4;
  public static final int VFORK_DONE = 5;
  public static final int EXIT = 6;
  public static final int SECCOMP = 7;
  public static final int STOP = 128;

  private PtraceEvent() {}
}
