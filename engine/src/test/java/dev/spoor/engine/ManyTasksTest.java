package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.WaitOutcome;
import dev.spoor.testkit.RawStatus;
import dev.spoor.testkit.ScriptedKernel;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyTasksTest {
  private static final int MANY = 1000;

  /// In so many stops every task is looked at once.
  private static final int ROUND = MANY / 16;

  private final ScriptedKernel kernel = new ScriptedKernel();
  private int tasks = MANY;
  private final ManyTasks source = new ManyTasks(new FairReports(), () -> tasks);

  private List<Integer> await() {
    var ready = new ArrayDeque<WaitOutcome.Report>();
    assertThat(source.await(kernel, false, ready)).isEqualTo(ReportSource.Wake.REPORTS);
    return ready.stream().map(report -> report.tid().value()).toList();
  }

  @Test
  void theTaskThatStoppedLastIsAskedBeforeTheListIsWalked() {
    kernel.report(100, RawStatus.syscall());
    assertThat(await()).containsExactly(100);
    // In the list's order 200 is the first.
    kernel.report(200, RawStatus.syscall()).report(100, RawStatus.syscall());

    assertThat(await()).containsExactly(100);
    assertThat(await()).containsExactly(200);
  }

  @Test
  void aQuietTaskBesideABusyOneIsFoundWithinARound() {
    kernel.report(100, RawStatus.syscall());
    assertThat(await()).containsExactly(100);
    kernel.report(200, RawStatus.syscall());
    var waits = 0;
    do {
      kernel.report(100, RawStatus.syscall());
      waits++;
    } while (!await().contains(200));

    assertThat(waits).isBetween(2, ROUND + 1);
  }

  @Test
  void tasksThatTakeTurnsAreAllAsked() {
    kernel.report(100, RawStatus.syscall()).report(200, RawStatus.syscall());
    assertThat(await()).containsExactly(100);
    assertThat(await()).containsExactly(200);
    kernel.report(300, RawStatus.syscall());

    for (var turn = 0; turn < 10; turn++) {
      kernel.report(100, RawStatus.syscall());
      assertThat(await()).containsExactly(100);
      kernel.report(200, RawStatus.syscall());
      assertThat(await()).containsExactly(200);
    }
    assertThat(kernel.left()).hasSize(1);
  }

  @Test
  void allThatWereFoundAreServedBeforeAnybodyIsAskedAgain() {
    for (var stop = 0; stop < ROUND - 1; stop++) {
      kernel.report(100, RawStatus.syscall());
      assertThat(await()).containsExactly(100);
    }
    kernel
        .report(100, RawStatus.syscall())
        .report(200, RawStatus.syscall())
        .report(300, RawStatus.syscall());
    assertThat(await()).containsExactly(100, 200, 300);

    kernel.report(200, RawStatus.syscall()).report(300, RawStatus.exited(0));
    assertThat(await()).containsExactly(200, 300);
  }

  @Test
  void fewTasksAreWaitedForInTheOtherWay() {
    kernel.report(100, RawStatus.syscall());
    assertThat(await()).containsExactly(100);
    tasks = 3;
    kernel.report(200, RawStatus.syscall()).report(100, RawStatus.syscall());

    assertThat(await()).containsExactly(200, 100);
  }

  @Test
  void aWakeUpAndTheLackOfTraceesAreTold() {
    var ready = new ArrayDeque<WaitOutcome.Report>();
    kernel.outcome(new WaitOutcome.Interrupted()).outcome(new WaitOutcome.NoTracees());

    assertThat(source.await(kernel, false, ready)).isEqualTo(ReportSource.Wake.INTERRUPTED);
    assertThat(source.await(kernel, false, ready)).isEqualTo(ReportSource.Wake.NO_TRACEES);
  }
}
