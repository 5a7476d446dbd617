package dev.spoor.trace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0ns",
    "999, 999ns",
    "1000, 1.00us",
    "1004, 1.00us",
    "9994, 9.99us",
    "9995, 10.0us",
    "99949, 99.9us",
    "99950, 100us",
    "999499, 999us",
    "999500, 1.00ms",
    "12345678, 12.3ms",
    "1050000000, 1.05s",
    "123456789012, 123s",
    "9223372036854775807, 9223372036s"
  })
  void durationsHaveThreeDigitsAndAUnit(long nanos, String expected) {
    var out = new StringBuilder();

    Cells.duration(nanos, 0, out);

    assertThat(out).hasToString(expected);
  }
}
