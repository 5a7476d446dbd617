package dev.spoor.trace;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes a trace has in all its files, those that are not yet written among them. Added to
/// by the tracer thread alone.
final class OutputCount {
  private final AtomicLong bytes = new AtomicLong();

  void add(long more) {
    // No other thread adds: what an atomic addition costs would be paid for each line.
    bytes.setRelease(bytes.getPlain() + more);
  }

  long bytes() {
    return bytes.getAcquire();
  }
}
