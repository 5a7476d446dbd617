package dev.spoor.kernel.internal;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// A real-time signal whose only purpose is to end a blocking system call with EINTR.
///
/// Its handler is `abs`: harmless whatever it is given. An upcall into Java as a signal handler
/// would abort the JVM. 62 is the JVM's own; 61 is next to it and as unlikely to be anybody's.
final class WakeSignal {
  static final int NUMBER = 61;

  private WakeSignal() {}

  static Runnable install(LibC libc, Tid target) {
    // No SA_RESTART: a wait that is interrupted must come back.
    SignalAction.set(libc, Signal.of(NUMBER), LibC.symbol("abs").address());
    var process = (int) libc.syscall(Numbers.GETPID.number(), 0, 0, 0, 0, 0, 0);
    return () -> libc.syscall(Numbers.TGKILL.number(), process, target.value(), NUMBER, 0, 0, 0);
  }
}
