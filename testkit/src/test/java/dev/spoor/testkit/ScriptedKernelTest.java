package dev.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptedKernelTest {
  private final ScriptedKernel kernel = new ScriptedKernel();
  private final Tid task = Tid.of(100);

  @Test
  void whatTheScriptDoesNotForeseeFailsAndIsNamed() {
    assertThatThrownBy(() -> kernel.cont(task, Optional.of(Signal.INT)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cont(100, SIGINT)");
  }

  @Test
  void answersAreGivenInOrderAndOnce() {
    kernel.answer("eventMessage(100)", 1L).answer("eventMessage(100)", 2L);

    assertThat(kernel.eventMessage(task)).isEqualTo(1);
    assertThat(kernel.eventMessage(task)).isEqualTo(2);
    assertThatThrownBy(() -> kernel.eventMessage(task)).isInstanceOf(AssertionError.class);
  }

  @Test
  void acceptedRequestsAreNoted() {
    kernel.accept("syscall", "setOptions");

    kernel.syscall(task, Optional.empty());
    kernel.setOptions(task, EnumSet.of(PtraceOption.TRACESYSGOOD, PtraceOption.TRACEEXEC));

    assertThat(kernel.requests())
        .containsExactly("syscall(100)", "setOptions(100, TRACEEXEC|TRACESYSGOOD)");
  }

  @Test
  void aScriptedFailureHasItsErrno() {
    kernel.fail("listen(100)", Errno.ESRCH);

    assertThatThrownBy(() -> kernel.listen(task))
        .isInstanceOfSatisfying(
            KernelException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ESRCH));
  }

  @Test
  void reportsComeInOrderAndPollsSeePauses() {
    kernel
        .report(100, RawStatus.stopped(Signal.INT))
        .outcome(new WaitOutcome.Nothing())
        .report(101, RawStatus.exited(3));

    assertThat(kernel.poll())
        .isEqualTo(new WaitOutcome.Report(task, RawStatus.stopped(Signal.INT)));
    assertThat(kernel.poll()).isEqualTo(new WaitOutcome.Nothing());
    assertThat(kernel.await()).isEqualTo(new WaitOutcome.Report(Tid.of(101), 0x300));
    assertThatThrownBy(kernel::await).isInstanceOf(AssertionError.class);
  }

  @Test
  void aWaitForOneTaskPassesOverTheOthers() {
    kernel.report(101, RawStatus.exited(0)).report(100, RawStatus.exited(1));

    assertThat(kernel.await(task)).isEqualTo(new WaitOutcome.Report(task, 0x100));
    assertThat(kernel.left()).hasSize(1);
  }
}
