package dev.spoor.trace;

import dev.spoor.trace.options.Precision;
import dev.spoor.trace.options.Times;
import dev.spoor.trace.statistics.Cells;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// The times at the head of a line. For use by one thread.
final class TimeText {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final Times times;
  private Optional<ZoneRules> zone = Optional.empty();
  private long offsetAsOf = Long.MIN_VALUE;
  private int offsetSeconds;
  private boolean first = true;
  private long lastNanos;

  TimeText(Times times) {
    this.times = times;
  }

  /// Whether the wall clock must be read for [#head].
  boolean needsWallClock() {
    return times.clock() != Times.Clock.NONE;
  }

  /// Appends what comes before a line's text.
  ///
  /// @param now the wall clock's time; not looked at unless [#needsWallClock()]
  /// @param nanos System.nanoTime()
  void head(Instant now, long nanos, StringBuilder out) {
    switch (times.clock()) {
      case NONE -> {}
      case TIME -> timeOfDay(now, out);
      case UNIX -> {
        out.append(now.getEpochSecond());
        fraction(now.getNano(), times.clockPrecision(), out);
        out.append(' ');
      }
    }
    times.relative().ifPresent(precision -> relative(nanos, precision, out));
  }

  private void timeOfDay(Instant now, StringBuilder out) {
    var seconds = Math.floorMod(now.getEpochSecond() + offset(now), 86_400L);
    twoDigits(seconds / 3600, out);
    out.append(':');
    twoDigits(seconds / 60 % 60, out);
    out.append(':');
    twoDigits(seconds % 60, out);
    fraction(now.getNano(), times.clockPrecision(), out);
    out.append(' ');
  }

  /// The zone's rules are asked once a second at most.
  private int offset(Instant now) {
    if (now.getEpochSecond() != offsetAsOf) {
      if (zone.isEmpty()) {
        zone = Optional.of(ZoneId.systemDefault().getRules());
      }
      offsetAsOf = now.getEpochSecond();
      offsetSeconds = zone.get().getOffset(now).getTotalSeconds();
    }
    return offsetSeconds;
  }

  private void relative(long nanos, Precision precision, StringBuilder out) {
    var since = first ? 0 : nanos - lastNanos;
    first = false;
    lastNanos = nanos;
    var absolute = times.clock() != Times.Clock.NONE;
    out.append(absolute ? "(+" : "");
    padded(since / NANOS_A_SECOND, 6, out);
    fraction((int) (since % NANOS_A_SECOND), precision, out);
    out.append(absolute ? ") " : " ");
  }

  /// Appends the time a call took.
  static void spent(long nanos, Precision precision, StringBuilder out) {
    out.append(" <").append(nanos / NANOS_A_SECOND);
    fraction((int) (nanos % NANOS_A_SECOND), precision, out);
    out.append('>');
  }

  private static void fraction(int nanos, Precision precision, StringBuilder out) {
    if (precision == Precision.S) {
      return;
    }
    out.append('.');
    var divisor = (int) NANOS_A_SECOND / 10;
    for (var i = 0; i < precision.decimals(); i++) {
      out.append((char) ('0' + nanos / divisor % 10));
      divisor /= 10;
    }
  }

  private static void twoDigits(long value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  /// Appends a number that is not negative, right-aligned.
  static void padded(long value, int width, StringBuilder out) {
    Cells.padded(value, width, out);
  }
}
