package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What this process does on a signal: `struct sigaction` of the C library.
final class SignalAction {
  private static final int SIGACTION_BYTES = 152;
  private static final int FLAGS_OFFSET = 136;
  private static final int SA_NOCLDSTOP = 1;

  /// SIG_DFL and SIG_IGN of bits/signum-generic.h.
  private static final long SIG_DFL = 0;

  static final long IGNORE = 1;

  // asm-generic/signal-defs.h
  private static final int SA_SIGINFO = 4;
  private static final int SA_RESTART = 0x1000_0000;
  private static final int SA_NODEFER = 0x4000_0000;
  private static final long SA_RESETHAND = 0x8000_0000L;

  private SignalAction() {}

  /// With no flags and an empty mask.
  ///
  /// @param handler the address of a function, or [#IGNORE]
  static void set(LibC libc, Signal signal, long handler) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      action.set(JAVA_LONG, 0, handler);
      call(libc, signal, action.address(), 0);
    }
  }

  /// For one signal only, and with its siginfo; calls that it interrupts go on, and while the
  /// handler runs no signal is blocked.
  ///
  /// @param handler the address of a function
  static void setOnce(LibC libc, int signal, long handler) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      action.set(JAVA_LONG, 0, handler);
      var flags = SA_SIGINFO | SA_RESTART | SA_NODEFER | SA_RESETHAND;
      action.set(JAVA_INT, FLAGS_OFFSET, (int) flags);
      call(libc, Signal.of(signal), action.address(), 0);
    }
  }

  /// Takes away a handler.
  static void resetUnlessIgnored(LibC libc, Signal signal) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      call(libc, signal, 0, action.address());
      if (action.get(JAVA_LONG, 0) != IGNORE) {
        set(libc, signal, SIG_DFL);
      }
    }
  }

  /// Sets or clears SA_NOCLDSTOP, if SIGCHLD does what it does by default.
  ///
  /// @return whether that changed anything
  static boolean muteStops(LibC libc, boolean mute) {
    try (var arena = Arena.ofConfined()) {
      var action = arena.allocate(SIGACTION_BYTES, 8);
      call(libc, Signal.CHLD, 0, action.address());
      if (action.get(JAVA_LONG, 0) != SIG_DFL || isMute(action) == mute) {
        return false;
      }
      action.set(JAVA_INT, FLAGS_OFFSET, action.get(JAVA_INT, FLAGS_OFFSET) ^ SA_NOCLDSTOP);
      call(libc, Signal.CHLD, action.address(), 0);
      return true;
    }
  }

  private static boolean isMute(MemorySegment action) {
    return (action.get(JAVA_INT, FLAGS_OFFSET) & SA_NOCLDSTOP) != 0;
  }

  private static void call(LibC libc, Signal signal, long action, long former) {
    var sigaction = LibC.symbol("sigaction");
    if ((int) libc.call(sigaction, signal.number(), action, former, 0, 0, 0) != 0) {
      // sigaction(2): a signal that cannot be caught, or that the C library keeps for itself.
      throw Failures.of("sigaction(" + signal + ")", -Errno.EINVAL.value());
    }
  }
}
