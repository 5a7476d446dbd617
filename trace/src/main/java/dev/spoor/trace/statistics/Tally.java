package dev.spoor.trace.statistics;

/// How often calls were made, and what they cost.
public final class Tally {
  private final boolean isSpread;
  private final Latencies latencies = new Latencies();
  private long calls;
  private long errors;
  private long totalNanos;
  private long shortestNanos = Long.MAX_VALUE;
  private long longestNanos;

  /// @param isSpread whether it is remembered how the times are spread
  public Tally(boolean isSpread) {
    this.isSpread = isSpread;
  }

  /// Counts a call.
  public void add(boolean failed, long nanos) {
    calls++;
    errors += failed ? 1 : 0;
    totalNanos += nanos;
    shortestNanos = Math.min(shortestNanos, nanos);
    longestNanos = Math.max(longestNanos, nanos);
    if (isSpread) {
      latencies.add(nanos);
    }
  }

  /// Counts all that `others` has counted.
  public void add(Tally others) {
    calls += others.calls;
    errors += others.errors;
    totalNanos += others.totalNanos;
    shortestNanos = Math.min(shortestNanos, others.shortestNanos);
    longestNanos = Math.max(longestNanos, others.longestNanos);
    latencies.add(others.latencies);
  }

  /// {@return how many calls there were}
  public long calls() {
    return calls;
  }

  /// {@return how many of them failed}
  public long errors() {
    return errors;
  }

  /// {@return their times together}
  public long totalNanos() {
    return totalNanos;
  }

  /// {@return the shortest of their times; 0 if there were none}
  public long shortestNanos() {
    return calls == 0 ? 0 : shortestNanos;
  }

  /// {@return the longest of their times}
  public long longestNanos() {
    return longestNanos;
  }

  /// {@return the average of their times}
  public long averageNanos() {
    return calls == 0 ? 0 : totalNanos / calls;
  }

  /// {@return the time that `percent` of a hundred do not exceed, to a 32nd; 0 if that is not
  /// remembered}
  public long percentileNanos(int percent) {
    if (Math.ceilDiv(calls * percent, 100L) == calls) {
      return longestNanos;
    }
    return Math.clamp(latencies.percentile(percent), shortestNanos(), longestNanos);
  }

  /// {@return how their times are spread}
  public Latencies latencies() {
    return latencies;
  }
}
