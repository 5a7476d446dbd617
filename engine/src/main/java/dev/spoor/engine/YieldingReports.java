package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Gives the CPU to the task that shares it, then looks for a report, and sleeps only if there is
/// none: a tracer that does not sleep need not be woken, which saves a tenth of a stop.
///
/// Not worth it, and left off for a while, where the CPU goes to somebody who keeps it, or where
/// tasks wait in their calls more often than not.
final class YieldingReports implements ReportSource {
  /// Less than the slice that the scheduler gives to somebody who computes (some 3 ms), more than a
  /// task takes from one stop to the next that is worth waiting for.
  private static final long LONG_NANOS = 500_000;

  /// Reading the clock costs a hundredth of a stop: not each time.
  private static final int YIELDS_PER_LOOK = 8;

  private static final int MOST_MISSES = 32;
  private static final int WAITS_WITHOUT = 2_000;

  private final ReportSource sleeping;
  private final BooleanSupplier shares;
  private final Runnable yielding;
  private final LongSupplier clock;
  private int untilLook = 1;
  private int misses;
  private int waitsWithout;

  /// @param shares whether tracer and tasks have one CPU together
  /// @param yielding gives the CPU to whoever else wants it
  /// @param clock nanoseconds
  YieldingReports(
      ReportSource sleeping, BooleanSupplier shares, Runnable yielding, LongSupplier clock) {
    this.sleeping = sleeping;
    this.shares = shares;
    this.yielding = yielding;
    this.clock = clock;
  }

  @Override
  public Wake await(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    if (waitsWithout > 0) {
      waitsWithout--;
    } else if (shares.getAsBoolean()) {
      giveCpu();
      if (kernel.poll() instanceof WaitOutcome.Report first) {
        misses = 0;
        into.add(first);
        takeOthers(kernel, alone, into);
        return Wake.REPORTS;
      }
      if (++misses == MOST_MISSES) {
        leaveOff();
      }
    }
    return sleeping.await(kernel, alone, into);
  }

  /// {@return whether it is being done, and the CPU comes back soon}
  boolean isWorthIt() {
    return waitsWithout == 0 && shares.getAsBoolean();
  }

  private void giveCpu() {
    if (--untilLook > 0) {
      yielding.run();
      return;
    }
    untilLook = YIELDS_PER_LOOK;
    var before = clock.getAsLong();
    yielding.run();
    if (clock.getAsLong() - before > LONG_NANOS) {
      leaveOff();
    }
  }

  private void leaveOff() {
    misses = 0;
    untilLook = 1;
    waitsWithout = WAITS_WITHOUT;
  }

  private static void takeOthers(Kernel kernel, boolean alone, Queue<WaitOutcome.Report> into) {
    while (!alone && kernel.poll() instanceof WaitOutcome.Report next) {
      into.add(next);
    }
  }
}
