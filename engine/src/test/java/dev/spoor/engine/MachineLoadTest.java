package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineLoadTest {
  @ParameterizedTest
  @CsvSource({
    "'2.98 1.79 1.37 1/84 20902', 1",
    "'0.00 0.01 0.05 12/1084 20902', 12",
    "'0.00 0.01', 0",
    "'', 0",
    "'0 0 0 99999999999999999999/1', 1000000",
  })
  void theTasksThatCanRunStandBeforeTheSlash(String text, int running) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(MachineLoad.running(bytes, bytes.length)).isLessThan(10_000_000);
    assertThat(Math.min(1_000_000, MachineLoad.running(bytes, bytes.length))).isEqualTo(running);
  }
}
