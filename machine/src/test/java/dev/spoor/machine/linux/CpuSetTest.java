package dev.spoor.machine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CpuSetTest {
  @Test
  void itIsWrittenAsTheKernelListsCpus() {
    assertThat(CpuSet.of(0, 1, 2, 5, 64, 65)).hasToString("0-2,5,64-65");
    assertThat(CpuSet.of()).hasToString("");
    assertThat(CpuSet.ALL).hasToString("0-8191");
  }

  @Test
  void itsLengthInWordsDoesNotMatter() {
    assertThat(CpuSet.ofWords(3, 0, 0))
        .isEqualTo(CpuSet.of(0, 1))
        .hasSameHashCodeAs(CpuSet.of(1, 0));
    assertThat(CpuSet.ofWords(3, 0, 0).words()).containsExactly(3);
  }

  @Test
  void theIntersectionHasWhatIsInBoth() {
    assertThat(CpuSet.of(1, 2, 70).and(CpuSet.of(2, 3))).isEqualTo(CpuSet.of(2));
    assertThat(CpuSet.of(1).and(CpuSet.of(100))).isEqualTo(CpuSet.of());
  }

  @Test
  void theOnlyMemberIsRecognized() {
    assertThat(CpuSet.of(65).isOnly(65)).isTrue();
    assertThat(CpuSet.of(1, 65).isOnly(65)).isFalse();
    assertThat(CpuSet.of(1).isOnly(65)).isFalse();
  }

  @Test
  void theFirstOfNoneIsMinusOne() {
    assertThat(CpuSet.of().first()).isEqualTo(-1);
    assertThat(CpuSet.of(100, 90).first()).isEqualTo(90);
  }

  @Test
  void aNumberThatNoKernelHasIsRefused() {
    assertThatThrownBy(() -> CpuSet.of(8192)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CpuSet.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
