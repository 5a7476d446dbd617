package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.CpuMode.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CpuModeTest {
  /// On four CPUs, in 20 ms.
  private static final Window BUSY_AND_ALONE = new Window(20_000_000, 1000, 0, 0, 0, 4, true);

  private static Window stops(int stops) {
    return new Window(20_000_000, stops, 0, 0, 0, 4, true);
  }

  private static Window overlapping(int percent) {
    return new Window(20_000_000, 1000, percent * 10, 0, 0, 4, true);
  }

  private static Window elsewhere(double tasks) {
    return new Window(20_000_000, 1000, 0, 0, tasks, 4, false);
  }

  @ParameterizedTest
  @EnumSource(CpuMode.class)
  void oneTaskThatStopsOftenOnAnIdleMachineShares(CpuMode current) {
    assertThat(CpuMode.next(current, BUSY_AND_ALONE)).isEqualTo(CpuMode.SHARE);
  }

  @ParameterizedTest
  @EnumSource(CpuMode.class)
  void withOneCpuThereIsNothingToChoose(CpuMode current) {
    assertThat(CpuMode.next(current, new Window(20_000_000, 1000, 0, 0, 0, 1, true)))
        .isEqualTo(CpuMode.OFF);
  }

  @ParameterizedTest
  @EnumSource(CpuUse.class)
  void withOneCpuItBeginsWithNothing(CpuUse use) {
    assertThat(CpuMode.first(use, 1)).isEqualTo(CpuMode.OFF);
  }

  @ParameterizedTest
  @CsvSource({"AUTO, SHARE", "SHARE, SHARE", "SPIN, SPIN", "OFF, OFF"})
  void withMoreItBeginsWithWhatWasAskedFor(CpuUse use, CpuMode first) {
    assertThat(CpuMode.first(use, 2)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"OFF, 15, OFF", "OFF, 25, SHARE", "SHARE, 10, SHARE", "SHARE, 5, OFF"})
  void fewStopsAreNotWorthIt(CpuMode current, int stopsIn20Millis, CpuMode next) {
    assertThat(CpuMode.next(current, stops(stopsIn20Millis))).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"OFF, 20, SHARE", "OFF, 30, SPIN", "SHARE, 40, SHARE", "SHARE, 60, SPIN"})
  void severalBusyTasksKeepTheirCpus(CpuMode current, int percent, CpuMode next) {
    assertThat(CpuMode.next(current, overlapping(percent))).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"OFF, 2.0, SPIN", "OFF, 2.5, OFF", "SPIN, 2.7, SPIN", "SPIN, 3.0, OFF"})
  void spinningNeedsACpuThatNobodyElseWants(CpuMode current, double tasks, CpuMode next) {
    assertThat(CpuMode.next(current, elsewhere(tasks))).isEqualTo(next);
  }

  @Test
  void aWindowWithoutTimeOrStopsIsHarmless() {
    assertThat(CpuMode.next(CpuMode.SHARE, new Window(0, 0, 0, 0, 0, 4, true)))
        .isEqualTo(CpuMode.OFF);
  }
}
