package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.linux.Signal;

/// The terminal that this process and the programs it launches share.
public final class Terminal {
  private Terminal() {}

  /// Leaves the key that sends SIGQUIT to the launched programs: this process ignores the signal,
  /// where a JVM would print the stacks of its threads among their output. For the rest of the
  /// process's life; a launched program gets it back only with [Command#withWhatWas].
  public static void leaveQuitToPrograms() {
    try (var kernel = Kernel.open()) {
      kernel.ignore(Signal.QUIT);
    }
  }

  /// Leaves the key that sends SIGINT to the launched programs, which stop for it while they are
  /// debugged: this process ignores the signal. For the rest of the process's life; a launched
  /// program gets it back only with [Command#withWhatWas].
  public static void leaveInterruptsToPrograms() {
    try (var kernel = Kernel.open()) {
      kernel.ignore(Signal.INT);
    }
  }
}
