package dev.spoor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Errno;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KernelExceptionTest {
  @Test
  void theCauseIsLookedForOnceAndOnlyWhenTheMessageIsAskedFor() {
    var searches = new AtomicInteger();
    var failure =
        new KernelException(
            () -> "PTRACE_CONT of task 7",
            Errno.ESRCH,
            () -> "cause " + searches.incrementAndGet());

    assertThat(failure.errno()).isEqualTo(Errno.ESRCH);
    assertThat(searches).hasValue(0);
    assertThat(failure.getMessage())
        .isEqualTo("PTRACE_CONT of task 7: ESRCH (No such process): cause 1");
    assertThat(failure.getMessage()).isEqualTo(failure.getMessage());
    assertThat(searches).hasValue(1);
  }

  @Test
  void withoutACauseTheMessageEndsWithTheErrno() {
    assertThat(new KernelException("wait4(-1)", Errno.EINVAL, ""))
        .hasMessage("wait4(-1): EINVAL (Invalid argument)");
  }
}
