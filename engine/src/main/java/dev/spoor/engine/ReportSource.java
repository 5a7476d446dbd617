package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import java.util.Queue;

/// How the tracer waits. Replaceable, for what is best depends on how many tasks there are and how
/// often they stop: wait4(-1) walks the list of all tracees.
interface ReportSource {
  /// Why waiting ended.
  enum Wake {
    REPORTS,
    INTERRUPTED,
    NO_TRACEES
  }

  /// Blocks until there is something to serve or a wake-up comes.
  ///
  /// @param alone whether it need not be looked for reports besides the first: at most one task can
  ///   report, or it has just been looked for others in vain
  /// @param into receives the reports in the order in which they are to be served
  Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into);

  /// Takes what has come already, without waiting.
  ///
  /// @param alone as for [#await]
  /// @return whether there was anything
  static boolean isTaken(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    if (!(kernel.poll() instanceof WaitOutcome.Report first)) {
      return false;
    }
    into.add(first);
    if (!alone) {
      takeOthers(kernel, into);
    }
    return true;
  }

  /// Takes what has come besides a report that was taken.
  static void takeOthers(Kernel kernel, Queue<WaitOutcome.Report> into) {
    while (kernel.poll() instanceof WaitOutcome.Report next) {
      into.add(next);
    }
  }
}
