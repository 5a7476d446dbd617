package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A real-time signal whose only purpose is to end a blocking system call with EINTR.
///
/// Its handler is `abs`: harmless whatever it is given. An upcall into Java as a signal handler
/// would abort the JVM. 62 is the JVM's own; 61 is next to it and as unlikely to be anybody's.
final class WakeSignal {
  private static final int NUMBER = 61;
  private static final int SIGACTION_BYTES = 152;
  private static final int FLAGS_OFFSET = 136;

  private WakeSignal() {}

  static Runnable install(LibC libc, Tid target) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      action.set(JAVA_LONG, 0, LibC.symbol("abs").address());
      // No SA_RESTART: a wait that is interrupted must come back.
      action.set(JAVA_INT, FLAGS_OFFSET, 0);
      MemorySegment sigaction = LibC.symbol("sigaction");
      if ((int) libc.call(sigaction, NUMBER, action.address(), 0, 0, 0, 0) != 0) {
        throw Failures.of("sigaction(" + NUMBER + ")", -libc.errno());
      }
    }
    var process = (int) libc.syscall(Numbers.GETPID.number(), 0, 0, 0, 0, 0, 0);
    return () -> send(process, target.value());
  }

  private static void send(int process, int task) {
    try (var arena = Arena.ofConfined()) {
      new LibC(arena).syscall(Numbers.TGKILL.number(), process, task, NUMBER, 0, 0, 0);
    }
  }
}
