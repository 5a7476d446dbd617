package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.WaitOutcome;
import dev.spoor.testkit.RawStatus;
import dev.spoor.testkit.ScriptedKernel;
import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YieldingReportsTest {
  private final ScriptedKernel kernel = new ScriptedKernel();
  private final ArrayDeque<WaitOutcome.Report> ready = new ArrayDeque<>();
  private boolean shares;
  private long yieldNanos;
  private int yields;
  private int slept;
  private long now;
  private ReportSource reports = new FairReports();

  @BeforeEach
  void begin() {
    shares = true;
    yieldNanos = 5_000;
    reports =
        new YieldingReports(
            (_, _, _) -> {
              slept++;
              return ReportSource.Wake.INTERRUPTED;
            },
            () -> shares,
            new CpuGift(
                8,
                () -> {
                  yields++;
                  now += yieldNanos;
                },
                () -> now));
  }

  private void await(int times) {
    for (var i = 0; i < times; i++) {
      reports.await(kernel, true, ready);
    }
  }

  private void stops(int count) {
    for (var i = 0; i < count; i++) {
      kernel.report(100, RawStatus.syscall());
    }
  }

  private void nothing(int count) {
    for (var i = 0; i < count; i++) {
      kernel.outcome(new WaitOutcome.Nothing());
    }
  }

  @Test
  void aStopThatComesWhileTheTaskHasTheCpuNeedsNoSleep() {
    stops(100);

    await(100);

    assertThat(ready).hasSize(100);
    assertThat(yields).isEqualTo(100);
    assertThat(slept).isZero();
  }

  @Test
  void whereTheTaskWaitsItSleeps() {
    nothing(1);

    await(1);

    assertThat(slept).isEqualTo(1);
  }

  @Test
  void onCpusOfTheirOwnNothingIsGivenAway() {
    shares = false;

    await(10);

    assertThat(yields).isZero();
    assertThat(slept).isEqualTo(10);
  }

  @Test
  void whoKeepsTheCpuGetsItOnceAndNotAgainForAWhile() {
    yieldNanos = 3_000_000;
    stops(1);

    await(1);
    await(2_000);

    assertThat(yields).isEqualTo(1);
    assertThat(slept).isEqualTo(2_000);

    yieldNanos = 5_000;
    stops(1);
    await(1);
    assertThat(ready).hasSize(2);
  }

  @Test
  void tasksThatWaitInTheirCallsAreNotWorthIt() {
    nothing(32);

    await(2_032);

    assertThat(yields).isEqualTo(32);
    assertThat(slept).isEqualTo(2_032);
  }

  @Test
  void othersThatHaveStoppedAreTakenToo() {
    kernel
        .report(100, RawStatus.syscall())
        .report(101, RawStatus.syscall())
        .outcome(new WaitOutcome.Nothing());

    reports.await(kernel, false, ready);

    assertThat(ready).hasSize(2);
  }
}
