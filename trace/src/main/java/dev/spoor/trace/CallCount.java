package dev.spoor.trace;

/// How often one call was made, and what it cost.
final class CallCount {
  final long number;
  final String name;
  long calls;
  long errors;
  long totalNanos;
  long shortestNanos = Long.MAX_VALUE;
  long longestNanos;

  CallCount(long number, String name) {
    this.number = number;
    this.name = name;
  }

  void add(boolean failed, long nanos) {
    calls++;
    errors += failed ? 1 : 0;
    totalNanos += nanos;
    shortestNanos = Math.min(shortestNanos, nanos);
    longestNanos = Math.max(longestNanos, nanos);
  }

  long averageNanos() {
    return calls == 0 ? 0 : totalNanos / calls;
  }
}
