package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import java.lang.foreign.Arena;

/// What this process does on a signal: `struct sigaction` of the C library, with no flags and an
/// empty mask.
final class SignalAction {
  private static final int SIGACTION_BYTES = 152;

  /// SIG_IGN of bits/signum-generic.h.
  static final long IGNORE = 1;

  private SignalAction() {}

  /// @param handler the address of a function, or [#IGNORE]
  static void set(LibC libc, Signal signal, long handler) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      action.set(JAVA_LONG, 0, handler);
      var sigaction = LibC.symbol("sigaction");
      if ((int) libc.call(sigaction, signal.number(), action.address(), 0, 0, 0, 0) != 0) {
        // sigaction(2): a signal that cannot be caught, or that the C library keeps for itself.
        throw Failures.of("sigaction(" + signal + ")", -Errno.EINVAL.value());
      }
    }
  }
}
