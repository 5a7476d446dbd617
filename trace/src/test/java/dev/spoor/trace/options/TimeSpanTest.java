package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7000",
    "7us, 7000",
    "1.5ms, 1500000",
    ".5s, 500000000",
    "3., 3000",
    "12ns, 12",
    "1e3, 1000000",
    "1E-3s, 1000000",
    "9000000000s, 9000000000000000000"
  })
  void aNumberAndAUnitAreATime(String text, long nanos) {
    assertThat(TimeSpan.nanos(text)).isEqualTo(OptionalLong.of(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "s", "-1", "+1", "1m", "1 s", "0x10", "inf", "nan", ".", "1e", "1e9999", "1,5", "1ss"
      })
  void anythingElseIsNone(String text) {
    assertThat(TimeSpan.nanos(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9300000000s", "1e300", "99999999999999999999"})
  void whatIsTooLongIsNone(String text) {
    assertThat(TimeSpan.nanos(text)).isEmpty();
  }
}
