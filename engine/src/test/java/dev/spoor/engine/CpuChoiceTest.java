package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.CpuMode.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuChoiceTest {
  private static final int MILLIS = 1_000_000;

  private final CpuChoice choice = new CpuChoice(CpuMode.SHARE);

  private CpuMode see(int stops, int waitedMillis) {
    choice.see(new Window(20 * MILLIS, stops, 0, (long) waitedMillis * MILLIS, 0, 2, true));
    return choice.mode();
  }

  @Test
  void whoHasTheCpuAtOnceGoesOnSharingIt() {
    for (var i = 0; i < 200; i++) {
      assertThat(see(1000, 1)).isEqualTo(CpuMode.SHARE);
    }
  }

  @Test
  void whoWaitsForTheCpuTriesWithoutSharing() {
    assertThat(see(1000, 15)).isEqualTo(CpuMode.OFF);
  }

  @ParameterizedTest
  @CsvSource({"900, SHARE", "1050, SHARE", "1500, OFF"})
  void whatLetsTheProgramRunFasterIsKeptForAWhile(int stopsWithout, CpuMode kept) {
    see(1000, 15);
    assertThat(see(stopsWithout, 15)).isEqualTo(kept);
    for (var i = 0; i < 49; i++) {
      assertThat(see(1000, 15)).isEqualTo(kept);
    }
  }

  @Test
  void afterAWhileItIsTriedAgain() {
    see(1000, 15);
    see(1500, 15);
    for (var i = 0; i < 50; i++) {
      see(1500, 15);
    }
    assertThat(choice.mode()).isEqualTo(CpuMode.SHARE);

    assertThat(see(1000, 1)).isEqualTo(CpuMode.SHARE);
  }

  @Test
  void aProgramThatChangesIsJudgedAnew() {
    see(1000, 15);
    see(1500, 15);
    choice.see(new Window(20 * MILLIS, 1000, 1000, 0, 0, 2, true));

    assertThat(see(1500, 0)).isEqualTo(CpuMode.SHARE);
  }
}
