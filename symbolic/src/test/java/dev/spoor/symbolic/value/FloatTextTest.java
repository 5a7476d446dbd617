package dev.spoor.symbolic.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
  /// As printf(3) has them, with 5, 9, 17, 21 and 36 digits.
  @ParameterizedTest
  @CsvSource({
    "cdcccc3d, float, 0.100000001",
    "0000803f, float, 1",
    "00000080, float, -0",
    "01000000, float, 1.40129846e-45",
    "0000807f, float, inf",
    "0000c0ff, float, -nan(0x400000)",
    "9a9999999999b93f, double, 0.10000000000000001",
    "0000000000c05e40, double, 123",
    "9c7500883ce4377e, double, 1.0000000000000001e+300",
    "cdcccccccccccccc fb3f, long double, 0.100000000000000000001",
    "0000000000000080 ff3f 0000, long double, 1",
    "0000000000000080 ff7f, long double, inf",
    "0000000000000000000000000000ff3f, _Float128, 1",
    "66 2e, _Float16, 0.099976",
    "cd 3d, __bf16, 0.1001"
  })
  void numbersHaveAsManyDigitsAsTellThemApart(String bytes, String type, String text) {
    var parsed = HexFormat.of().parseHex(bytes.replace(" ", ""));

    assertThat(FloatText.of(parsed, type)).isEqualTo(text);
  }
}
