package dev.spoor.engine;

import java.util.function.LongSupplier;

/// Giving the CPU to whoever else wants it, sched_yield(2), as long as it soon comes back: where it
/// goes to somebody who computes, it is not given away for a while.
final class CpuGift {
  /// Less than the slice that the scheduler gives to somebody who computes (some 3 ms), more than a
  /// task takes from one stop to the next that is worth waiting for.
  private static final long LONG_NANOS = 500_000;

  private static final int WAITS_WITHOUT = 2_000;

  private final int giftsPerLook;
  private final Runnable yielding;
  private final LongSupplier clock;
  private int untilLook = 1;
  private int waitsWithout;

  /// @param giftsPerLook how often the CPU is given away between two looks at the clock, which cost
  ///   a hundredth of a stop each
  /// @param yielding gives it away
  /// @param clock nanoseconds
  CpuGift(int giftsPerLook, Runnable yielding, LongSupplier clock) {
    this.giftsPerLook = giftsPerLook;
    this.yielding = yielding;
    this.clock = clock;
  }

  /// {@return the calling thread's CPU, to be given away}
  static CpuGift ofThisThread(int giftsPerLook) {
    return new CpuGift(giftsPerLook, CpuGift::yieldCpu, System::nanoTime);
  }

  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but how soon a report comes
  private static void yieldCpu() {
    Thread.yield();
  }

  /// {@return whether the CPU may be given away; to be asked once a wait}
  boolean isDue() {
    if (waitsWithout == 0) {
      return true;
    }
    waitsWithout--;
    return false;
  }

  boolean isLeftOff() {
    return waitsWithout > 0;
  }

  void give() {
    if (--untilLook > 0) {
      yielding.run();
      return;
    }
    untilLook = giftsPerLook;
    var before = clock.getAsLong();
    yielding.run();
    if (clock.getAsLong() - before > LONG_NANOS) {
      leaveOff();
    }
  }

  /// It is not worth it for a while.
  void leaveOff() {
    untilLook = 1;
    waitsWithout = WAITS_WITHOUT;
  }
}
