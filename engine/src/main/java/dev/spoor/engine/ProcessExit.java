package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.linux.Signal;
import java.util.List;

/// How this process, the tracer's own, ends.
public final class ProcessExit {
  private ProcessExit() {}

  /// Makes what a traced program came to this process's own end: killed by the same signal, without
  /// a core file of its own, if the program was killed. Close the tracer first, and flush.
  ///
  /// @return the status to exit with; does not return if the program was killed by a signal
  public static int as(Ending ending) {
    return switch (ending) {
      case Ending.Exited(var code) -> code;
      case Ending.Killed(var signal, var _) -> by(signal);
      case Ending.Superseded _, Ending.Detached _, Ending.Vanished _ -> 0;
    };
  }

  /// Ends this process by a signal, without a core file. Close the tracer first, and flush.
  ///
  /// @return the status that a shell would give it, if the signal ends nothing
  public static int by(Signal signal) {
    try (var kernel = Kernel.open()) {
      kernel.dieBy(signal);
    }
    return 128 + signal.number();
  }

  /// Lets signals end this process at once, without the JVM's hooks, if they are not ignored.
  public static void atOnceBy(List<Signal> signals) {
    try (var kernel = Kernel.open()) {
      for (var signal : signals) {
        kernel.actByDefault(signal);
      }
    }
  }

  /// Makes this process deaf to signals that the terminal sends to the traced program and to it
  /// alike, so that it sees the program to its end.
  public static void deafTo(List<Signal> signals) {
    try (var kernel = Kernel.open()) {
      for (var signal : signals) {
        kernel.ignore(signal);
      }
    }
  }
}
