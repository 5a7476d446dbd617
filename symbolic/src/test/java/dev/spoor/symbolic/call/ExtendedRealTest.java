package dev.spoor.symbolic.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedRealTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        1.0,
        -2.5,
        0.1,
        1e300,
        -1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
      })
  void numbersComeBackAsTheyWere(double number) {
    assertThat(Double.valueOf(ExtendedReal.toDouble(ExtendedReal.of(number))))
        .isEqualTo(Double.valueOf(number));
  }

  @Test
  void oneHasTheBitsThatTheManualGivesIt() {
    assertThat(ExtendedReal.of(1.0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0x80, 0xff, 0x3f);
  }
}
