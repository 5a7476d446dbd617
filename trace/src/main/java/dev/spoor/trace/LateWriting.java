package dev.spoor.trace;

import dev.spoor.engine.Tracer;

/// Has lines that are kept back written after a while, for who reads a file while it grows, where
/// nothing else comes that would fill the buffer. Called by the thread that waits for the tracer.
final class LateWriting implements Runnable {
  /// How often.
  static final long EVERY_MILLIS = 500;

  private final Tracer tracer;
  private final Report report;
  private final OutputCount count;
  private long before;

  LateWriting(Tracer tracer, Report report, OutputCount count) {
    this.tracer = tracer;
    this.report = report;
    this.count = count;
  }

  /// Does not wake the tracer if there is nothing new.
  ///
  /// @throws OutputFailure if it could not be written
  @Override
  public void run() {
    var now = count.bytes();
    if (now != before) {
      before = now;
      try {
        var _ =
            tracer.call(() -> {
              report.flush();
              return true;
            });
      } catch (OutputFailure failure) {
        throw failure;
      } catch (IllegalStateException closed) {
        // Its end writes everything.
        assert closed.getMessage() != null;
      }
    }
  }
}
