package dev.spoor.engine;

/// What is in force of [CpuUse], and which [CpuUse#AUTO] is for.
enum CpuMode {
  /// Nothing.
  OFF,
  /// The tracer and one task on one CPU.
  SHARE,
  /// Looking for a while before sleeping.
  SPIN;

  /// Stops a second from which on saving a wake-up at each is worth having, and below which it is
  /// not any more. A wake-up costs some 50 us.
  private static final int BEGIN_RATE = 1000;

  private static final int END_RATE = 300;

  /// Of a hundred stops, at how many another task may be running for one to be called alone.
  private static final int BEGIN_OVERLAP = 25;

  private static final int END_OVERLAP = 50;

  /// How far the number of runnable tasks is from the number at which the mode changes.
  private static final double MARGIN = 0.3;

  /// What was seen in some milliseconds.
  ///
  /// @param nanos how long it took
  /// @param stops how many stops there were
  /// @param overlapping at how many of them another task of the tree was running
  /// @param waitedNanos how long the tracer could have run and had no CPU
  /// @param elsewhere how many tasks of the whole machine can run, without the tracer
  /// @param cpus on how many CPUs the tracer may run
  /// @param mayShare whether most stops were of tasks whose masks may be narrowed
  record Window(
      long nanos,
      int stops,
      int overlapping,
      long waitedNanos,
      double elsewhere,
      int cpus,
      boolean mayShare) {
    /// {@return stops a second}
    double rate() {
      return stops * 1e9 / Math.max(1, nanos);
    }

    private double overlap() {
      return overlapping * 100.0 / Math.max(1, stops);
    }

    /// {@return whether somebody else wants the tracer's CPU}
    boolean isContended() {
      return waitedNanos > nanos / 4;
    }
  }

  /// {@return what to begin with: most programs begin with a burst of calls}
  ///
  /// @param cpus on how many CPUs the tracer may run; with one there is no other to be woken
  static CpuMode first(CpuUse use, int cpus) {
    if (cpus < 2) {
      return OFF;
    }
    return switch (use) {
      case AUTO, AUTO_UNWATCHED, SHARE -> SHARE;
      case SPIN -> SPIN;
      case OFF -> OFF;
    };
  }

  /// {@return what to go on with after `seen`; each mode holds on to itself a little}
  static CpuMode next(CpuMode current, Window seen) {
    if (seen.cpus < 2 || seen.rate() < (current == OFF ? BEGIN_RATE : END_RATE)) {
      return OFF;
    }
    if (seen.mayShare && isAlone(current, seen)) {
      return SHARE;
    }
    return hasRoomToSpin(current, seen) ? SPIN : OFF;
  }

  private static boolean isAlone(CpuMode current, Window seen) {
    return seen.overlap() < (current == SHARE ? END_OVERLAP : BEGIN_OVERLAP);
  }

  /// One CPU for the tracer, one for the task that has just stopped, and what else runs.
  private static boolean hasRoomToSpin(CpuMode current, Window seen) {
    var margin = current == SPIN ? MARGIN : -MARGIN;
    return seen.elsewhere + 2 < seen.cpus + 0.5 + margin;
  }
}
