package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.ScriptedKernel;
import org.junit.jupiter.api.Test;

class LentMaskTest {
  private static final CpuSet WHOLE = CpuSet.of(0, 1, 2, 3);

  private final ScriptedKernel kernel = new ScriptedKernel().accept("setAffinity");
  private final LentMask mask = new LentMask(kernel, Tid.of(7));

  private LentMaskTest found(int... cpus) {
    kernel.answer("affinity(7)", CpuSet.of(cpus));
    return this;
  }

  private void narrow(int cpu) {
    var _ = mask.own();
    assertThat(mask.narrow(cpu)).isTrue();
  }

  @Test
  void aMaskThatNobodyHasChosenIsGivenBackAsIfNobodyHad() {
    found(0, 1, 2, 3).found(0, 1, 2, 3).narrow(2);
    found(2);
    mask.widen();

    assertThat(kernel.requests())
        .containsExactly(
            "affinity(7)",
            "setAffinity(7, 0-8191)",
            "affinity(7)",
            "setAffinity(7, 2)",
            "affinity(7)",
            "setAffinity(7, 0-8191)");
  }

  @Test
  void aMaskThatSomebodyHasChosenIsGivenBack() {
    found(1, 2).found(0, 1, 2, 3).narrow(2);
    found(2);
    mask.widen();

    assertThat(kernel.requests())
        .containsExactly(
            "affinity(7)",
            "setAffinity(7, 0-8191)",
            "affinity(7)",
            "setAffinity(7, 1-2)",
            "setAffinity(7, 2)",
            "affinity(7)",
            "setAffinity(7, 1-2)");
  }

  @Test
  void aMaskThatIsSetMeanwhileStays() {
    found(0, 1, 2, 3).found(0, 1, 2, 3).narrow(2);
    var before = kernel.requests().size();
    found(1, 3);
    mask.widen();
    mask.widen();

    assertThat(kernel.requests()).hasSize(before + 1);
    assertThat(mask.isNarrowed()).isFalse();
  }

  @Test
  void aMaskThatWasSetMeanwhileIsWhatIsGivenBackNextTime() {
    found(0, 1, 2, 3).found(0, 1, 2, 3).narrow(2);
    found(1, 3);
    mask.widen();
    found(1, 3).found(0, 1, 2, 3).narrow(3);
    found(3);
    mask.widen();

    assertThat(kernel.requests().getLast()).isEqualTo("setAffinity(7, 1,3)");
  }

  @Test
  void aMaskThatTheCpusetHasNothingOfAnyMoreBecomesTheWholeCpuset() {
    found(1, 2).found(0, 1, 2, 3).narrow(2);
    kernel.fail("setAffinity(7, 1-2)", Errno.EINVAL);
    found(2);
    mask.widen();

    assertThat(kernel.requests().getLast()).isEqualTo("setAffinity(7, 0-8191)");
  }

  @Test
  void theOwnMaskIsToldWhileItIsNarrowed() {
    found(0, 1, 2, 3).found(0, 1, 2, 3).narrow(2);
    found(2);

    assertThat(mask.own()).isEqualTo(WHOLE);
    assertThat(mask.isNarrowed()).isTrue();
  }

  @Test
  void aMaskOfThatOneCpuIsLeftAlone() {
    found(2).narrow(2);
    mask.widen();

    assertThat(kernel.requests()).containsExactly("affinity(7)");
  }

  @Test
  void narrowingASecondTimeLearnsNothingNew() {
    found(0, 1, 2, 3).found(0, 1, 2, 3).narrow(2);
    found(2);
    mask.widen();
    var before = kernel.requests().size();
    found(0, 1, 2, 3).narrow(1);

    assertThat(kernel.requests().subList(before, before + 2))
        .containsExactly("affinity(7)", "setAffinity(7, 1)");
  }

  @Test
  void whatIsNotAllowedIsNotDone() {
    kernel.fail("setAffinity(7, 0-8191)", Errno.EPERM);
    found(0, 1, 2, 3);
    var _ = mask.own();

    assertThat(mask.narrow(2)).isFalse();
    assertThat(mask.isNarrowed()).isFalse();
  }

  @Test
  void aTaskThatIsGoneIsForTheCallerToSee() {
    kernel.fail("affinity(7)", Errno.ESRCH);

    assertThatThrownBy(mask::own).isInstanceOf(KernelException.class);
  }
}
