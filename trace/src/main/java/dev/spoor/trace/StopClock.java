package dev.spoor.trace;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something after a while, unless it is closed before, on a thread of its own.
final class StopClock implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  private StopClock() {}

  /// Starts a clock.
  ///
  /// @param nanos after how long; 0: never
  static StopClock start(long nanos, Runnable action) {
    var clock = new StopClock();
    if (nanos > 0) {
      Thread.ofPlatform()
          .name("spoor-stop-clock")
          .daemon(true)
          .start(() -> clock.await(nanos, action));
    }
    return clock;
  }

  private void await(long nanos, Runnable action) {
    try {
      if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
        action.run();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
