package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// Looks for reports for a while before it sleeps until one comes: an idle CPU that does not sleep
/// need not be woken.
final class SpinningReports implements ReportSource {
  /// A stop of a busy task comes within some 10 us. Less than that is worse than not looking at
  /// all.
  private static final long SPIN_NANOS = 50_000;

  private final ReportSource sleeping;
  private final BooleanSupplier spins;

  /// @param spins whether to look first
  SpinningReports(ReportSource sleeping, BooleanSupplier spins) {
    this.sleeping = sleeping;
    this.spins = spins;
  }

  @Override
  public Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    if (spins.getAsBoolean()) {
      var begin = System.nanoTime();
      do {
        if (ReportSource.isTaken(kernel, alone, into)) {
          return Wake.REPORTS;
        }
      } while (System.nanoTime() - begin < SPIN_NANOS);
    }
    return sleeping.await(kernel, alone, into);
  }
}
