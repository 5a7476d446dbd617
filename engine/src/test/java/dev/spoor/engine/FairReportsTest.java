package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.WaitOutcome;
import dev.spoor.testkit.RawStatus;
import dev.spoor.testkit.ScriptedKernel;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class FairReportsTest {
  private final ScriptedKernel kernel = new ScriptedKernel();
  private final ArrayDeque<WaitOutcome.Report> ready = new ArrayDeque<>();

  private ReportSource.Wake await(boolean alone) {
    return new FairReports().await(kernel, alone, ready);
  }

  @Test
  void allThatHaveReportedAreServedBeforeAnybodyIsWaitedForAgain() {
    kernel
        .report(100, RawStatus.syscall())
        .report(101, RawStatus.syscall())
        .report(102, RawStatus.exited(0))
        .outcome(new WaitOutcome.Nothing())
        .report(100, RawStatus.syscall());

    assertThat(await(false)).isEqualTo(ReportSource.Wake.REPORTS);
    assertThat(ready).extracting(report -> report.tid().value()).containsExactly(100, 101, 102);
    assertThat(kernel.left()).hasSize(1);
  }

  @Test
  void aTaskThatIsAloneIsNotPolledFor() {
    kernel.report(100, RawStatus.syscall()).report(100, RawStatus.exited(0));

    assertThat(await(true)).isEqualTo(ReportSource.Wake.REPORTS);
    assertThat(kernel.left()).hasSize(1);
  }

  @Test
  void aWakeUpAndTheLackOfTraceesAreTold() {
    kernel.outcome(new WaitOutcome.Interrupted()).outcome(new WaitOutcome.NoTracees());

    assertThat(await(false)).isEqualTo(ReportSource.Wake.INTERRUPTED);
    assertThat(await(false)).isEqualTo(ReportSource.Wake.NO_TRACEES);
  }
}
