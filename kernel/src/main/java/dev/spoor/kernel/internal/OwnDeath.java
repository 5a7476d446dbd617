package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.Signal;
import java.lang.foreign.Arena;

/// The end of this process by a signal that means what it does without a JVM.
final class OwnDeath {
  // asm-generic/signal-defs.h, asm-generic/resource.h
  private static final long SIG_DFL = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int RLIMIT_CORE = 4;

  private OwnDeath() {}

  static void by(LibC libc, Signal signal) {
    if (!signal.equals(Signal.KILL)) {
      SignalAction.set(libc, signal, SIG_DFL);
    }
    try (var arena = Arena.ofConfined()) {
      var none = arena.allocate(16, 8);
      libc.call(LibC.symbol("setrlimit"), RLIMIT_CORE, none.address(), 0, 0, 0, 0);
      var set = arena.allocate(8, 8);
      set.set(JAVA_LONG, 0, 1L << signal.number() - 1);
      // The JVM blocks SIGQUIT in all threads but one. An unblocked signal that a thread sends to
      // itself is delivered before the call returns.
      libc.syscall(Numbers.RT_SIGPROCMASK.number(), SIG_UNBLOCK, set.address(), 0, 8, 0, 0);
      var process = libc.syscall(Numbers.GETPID.number(), 0, 0, 0, 0, 0, 0);
      var thread = libc.syscall(Numbers.GETTID.number(), 0, 0, 0, 0, 0, 0);
      libc.syscall(Numbers.TGKILL.number(), process, thread, signal.number(), 0, 0, 0);
    }
  }
}
