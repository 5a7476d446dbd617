package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.WaitOutcome;
import dev.spoor.testkit.ScriptedKernel;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class SpinningReportsTest {
  private static final int STATUS = 0x57f;

  private final ScriptedKernel kernel = new ScriptedKernel();
  private final ArrayDeque<WaitOutcome.Report> reports = new ArrayDeque<>();
  private boolean slept;

  private ReportSource.Wake await(boolean spins, boolean alone) {
    ReportSource sleeping =
        (_, _, _) -> {
          slept = true;
          return ReportSource.Wake.INTERRUPTED;
        };
    return new SpinningReports(sleeping, () -> spins).await(kernel, alone, reports);
  }

  @Test
  void whatComesWhileItLooksIsTakenWithoutSleeping() {
    kernel.outcome(new WaitOutcome.Nothing()).report(7, STATUS);

    assertThat(await(true, true)).isEqualTo(ReportSource.Wake.REPORTS);
    assertThat(slept).isFalse();
    assertThat(reports).hasSize(1);
  }

  @Test
  void whatOthersHaveReportedIsTakenToo() {
    kernel.report(7, STATUS).report(8, STATUS);

    var _ = await(true, false);

    assertThat(reports).hasSize(2);
  }

  @Test
  void itSleepsWhenNothingComes() {
    assertThat(await(true, true)).isEqualTo(ReportSource.Wake.INTERRUPTED);
    assertThat(slept).isTrue();
  }

  @Test
  void itSleepsAtOnceWhenItIsNotToLook() {
    kernel.report(7, STATUS);

    var _ = await(false, true);

    assertThat(slept).isTrue();
    assertThat(reports).isEmpty();
  }
}
