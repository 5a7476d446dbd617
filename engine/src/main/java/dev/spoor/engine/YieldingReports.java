package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// Gives the CPU to the task that shares it, then looks for a report, and sleeps only if there is
/// none: a tracer that does not sleep need not be woken, which saves a tenth of a stop.
///
/// Not worth it, and left off for a while, where the CPU goes to somebody who keeps it, or where
/// tasks wait in their calls more often than not.
final class YieldingReports implements ReportSource {
  private static final int MOST_MISSES = 32;

  private final ReportSource sleeping;
  private final BooleanSupplier shares;
  private final CpuGift cpu;
  private int misses;

  /// @param shares whether tracer and tasks have one CPU together
  YieldingReports(ReportSource sleeping, BooleanSupplier shares, CpuGift cpu) {
    this.sleeping = sleeping;
    this.shares = shares;
    this.cpu = cpu;
  }

  @Override
  public Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    if (cpu.isDue() && shares.getAsBoolean()) {
      cpu.give();
      if (ReportSource.isTaken(kernel, alone, into)) {
        misses = 0;
        return Wake.REPORTS;
      }
      misses = cpu.isLeftOff() ? 0 : misses + 1;
      if (misses == MOST_MISSES) {
        misses = 0;
        cpu.leaveOff();
      }
    }
    return sleeping.await(kernel, alone, into);
  }

  /// {@return whether it is being done, and the CPU comes back soon}
  boolean isWorthIt() {
    return !cpu.isLeftOff() && shares.getAsBoolean();
  }
}
