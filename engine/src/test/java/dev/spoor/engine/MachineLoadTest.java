package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineLoadTest {
  @ParameterizedTest
  @CsvSource({
    "'2.98 1.79 1.37 1/84 20902', 3, 1",
    "'0.00 0.01 0.05 12/1084 20902', 3, 12",
    "'260308 51186 2', 1, 51186",
    "'260308 51186', 2, 0",
    "'0.00 0.01', 3, 0",
    "'', 0, 0",
    "'99999999999999999999999999', 0, 99999999999999999",
  })
  void aNumberIsReadFromItsWord(String text, int word, long number) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(MachineLoad.number(bytes, bytes.length, word)).isEqualTo(number);
  }

  @Test
  void nothingReadIsZero() {
    assertThat(MachineLoad.number(new byte[10], -1, 0)).isZero();
  }
}
