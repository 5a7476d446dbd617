package dev.spoor.trace;

import dev.spoor.trace.options.Release;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends the tracing when the first of the conditions of `--stop-after` and `--syscall-limit` is
/// met. For the tracer thread, but for [#timeIsOver()] and [#reason()].
final class TracingEnd {
  private final Release release;
  private final OutputCount written;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile String reason = "";
  private Runnable action = () -> {};

  /// How many calls are to be shown still; 0: no limit.
  private long callsLeft;

  /// @param written how much has been written
  TracingEnd(Release release, OutputCount written) {
    this.release = release;
    this.written = written;
    var limit = release.callLimit();
    var stop = release.stop().calls();
    callsLeft = limit == 0 ? stop : stop == 0 ? limit : Math.min(limit, stop);
  }

  /// Says what is to be done at the end. To be called before anything is traced.
  void does(Runnable ending) {
    action = ending;
  }

  /// {@return whether [#look()] is to be called after each stop}
  boolean watchesOutput() {
    return release.stop().bytes() > 0;
  }

  /// {@return whether [#callShown()] and [#unfinishedCallShown()] are to be called}
  boolean countsCalls() {
    return callsLeft > 0 || release.stop().match();
  }

  /// A call that has returned was shown.
  void callShown() {
    if (release.stop().match()) {
      end("at the first call that is shown");
    }
    if (callsLeft > 0 && --callsLeft == 0) {
      var ownLimit = release.stop().calls();
      var isOther = release.callLimit() > 0 && (ownLimit == 0 || release.callLimit() < ownLimit);
      end(isOther ? "" : "after " + ownLimit + (ownLimit == 1 ? " call" : " calls"));
    }
  }

  /// A call that does not return was shown.
  void unfinishedCallShown() {
    if (release.stop().match()) {
      end("at the first call that is shown");
    }
  }

  /// Looks at how much has been written.
  void look() {
    if (written.bytes() >= release.stop().bytes()) {
      end("after " + written.bytes() + " bytes");
    }
  }

  /// The time to be traced is over. Called by any thread.
  void timeIsOver() {
    end("after " + seconds(release.stop().nanos()));
  }

  private static String seconds(long nanos) {
    var text = new BigDecimal(nanos).movePointLeft(9).stripTrailingZeros();
    return text.toPlainString() + " s";
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      reason = why;
      action.run();
    }
  }

  /// {@return whether a condition has been met}
  boolean hasCome() {
    return ended.get();
  }

  /// {@return the condition of `--stop-after` that was met, in words; empty if none was}
  String reason() {
    return reason;
  }
}
