package dev.spoor.engine;

import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Has work done after some time, on a thread of its own that is not there before it is needed. For
/// use by the tracer thread; the work is what wakes that thread, which else waits for reports
/// alone.
final class Alarms {
  private Optional<ScheduledThreadPoolExecutor> clock = Optional.empty();

  /// Runs `work`, which must not mind if the tracer has ended meanwhile, when the time is over.
  void after(long nanos, Runnable work) {
    if (clock.isEmpty()) {
      clock = Optional.of(start());
    }
    var _ = clock.get().schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  private static ScheduledThreadPoolExecutor start() {
    return new ScheduledThreadPoolExecutor(
        1, work -> Thread.ofPlatform().name("spoor-alarms").daemon(true).unstarted(work));
  }

  /// Forgets what is still to come.
  void close() {
    clock.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
  }
}
