package dev.spoor.machine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignalSetTest {
  @Test
  void eachSignalHasABitOfItsOwn() {
    for (var number = 1; number <= 64; number++) {
      var signal = Signal.of(number);
      var set = SignalSet.of(signal);

      assertThat(set.bits()).isEqualTo(1L << (number - 1));
      assertThat(set.signals()).containsExactly(signal);
      assertThat(set.contains(signal)).isTrue();
      assertThat(set.without(signal)).isEqualTo(SignalSet.EMPTY);
      assertThat(new SignalSet(-1).without(signal).contains(signal)).isFalse();
    }
  }

  @Test
  void numbersOutsideAreNoMembers() {
    for (var number : new int[] {-1, 0, 65}) {
      assertThat(new SignalSet(-1).contains(Signal.of(number))).isFalse();
      assertThatThrownBy(() -> SignalSet.of(Signal.of(number)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
