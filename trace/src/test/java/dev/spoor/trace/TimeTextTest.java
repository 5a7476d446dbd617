package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.trace.options.Precision;
import dev.spoor.trace.options.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L, 1_234_567);

  private static String head(TimeText times, long nanos) {
    var out = new StringBuilder();
    times.head(NOW, nanos, out);
    return out.toString();
  }

  private static Times of(Times.Clock clock, Precision precision) {
    return new Times(clock, precision, Optional.empty(), Optional.empty());
  }

  @Test
  void secondsSinceTheEpoch() {
    var times = new TimeText(of(Times.Clock.UNIX, Precision.US));

    assertThat(times.needsWallClock()).isTrue();
    assertThat(head(times, 0)).isEqualTo("1700000000.001234 ");
  }

  @Test
  void theTimeOfDayIsLocal() {
    var times = new TimeText(of(Times.Clock.TIME, Precision.MS));
    var local = NOW.atZone(ZoneId.systemDefault());

    assertThat(head(times, 0))
        .isEqualTo(
            String.format(
                "%02d:%02d:%02d.001 ", local.getHour(), local.getMinute(), local.getSecond()));
  }

  @Test
  void wholeSecondsHaveNoPoint() {
    assertThat(head(new TimeText(of(Times.Clock.UNIX, Precision.S)), 0)).isEqualTo("1700000000 ");
  }

  @Test
  void theFirstLineIsNoTimeAfterAnything() {
    var times =
        new TimeText(
            new Times(Times.Clock.NONE, Precision.S, Optional.of(Precision.US), Optional.empty()));

    assertThat(head(times, 5_000_000_000L)).isEqualTo("     0.000000 ");
    assertThat(head(times, 17_000_001_000L)).isEqualTo("    12.000001 ");
    assertThat(times.needsWallClock()).isFalse();
  }

  @Test
  void bothTimesTogether() {
    var times =
        new TimeText(
            new Times(Times.Clock.UNIX, Precision.S, Optional.of(Precision.US), Optional.empty()));

    assertThat(head(times, 0)).isEqualTo("1700000000 (+     0.000000) ");
  }

  @ParameterizedTest
  @CsvSource({
    "1234567, US, ' <0.001234>'",
    "1234567, MS, ' <0.001>'",
    "1234567, NS, ' <0.001234567>'",
    "61000000000, S, ' <61>'"
  })
  void spent(long nanos, Precision precision, String text) {
    var out = new StringBuilder();

    TimeText.spent(nanos, precision, out);

    assertThat(out).hasToString(text);
  }
}
