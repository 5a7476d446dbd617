package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import java.util.Queue;

/// Waits for one report, then takes all that have come meanwhile before any is served: wait4(2)
/// looks at the tasks in a fixed order, so that a busy one at the head of the list would starve the
/// others.
final class FairReports implements ReportSource {
  @Override
  public Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    var outcome = kernel.await();
    if (!(outcome instanceof WaitOutcome.Report first)) {
      return outcome instanceof WaitOutcome.NoTracees ? Wake.NO_TRACEES : Wake.INTERRUPTED;
    }
    into.add(first);
    if (!alone) {
      ReportSource.takeOthers(kernel, into);
    }
    return Wake.REPORTS;
  }
}
