package dev.spoor.machine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalInfoTest {
  private static final List<Integer> CODES =
      List.of(
          -60,
          -7,
          -6,
          -5,
          -4,
          -3,
          -2,
          -1,
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
          12,
          15,
          16,
          127,
          128,
          129,
          0x305,
          Integer.MIN_VALUE,
          Integer.MAX_VALUE);

  private static byte[] random(Random random, int signal, int code) {
    var bytes = new byte[128];
    random.nextBytes(bytes);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, signal).putInt(8, code);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void every128BytesComeBackUnchanged(Abi abi) {
    var random = new Random(42);
    for (var signal = -1; signal <= 66; signal++) {
      for (var code : CODES) {
        var bytes = random(random, signal, code);

        var info = SignalInfo.parse(bytes, abi);

        assertThat(info.encode(abi)).as("signal %s, code %s", signal, code).isEqualTo(bytes);
        assertThat(SignalInfo.parse(info.encode(abi), abi)).isEqualTo(info);
      }
    }
  }

  @Test
  void whatAFieldDoesNotCoverIsKeptBesides() {
    var bytes = SignalInfo.of(Signal.TERM, 0, new SignalInfo.Sent(1, 2)).encode(Abi.X86_64);
    bytes[127] = 9;

    var info = SignalInfo.parse(bytes, Abi.X86_64);

    assertThat(info.details()).isEqualTo(new SignalInfo.Sent(1, 2));
    assertThat(info.residue().at(127)).isEqualTo((byte) 9);
    assertThat(info.residue().at(16)).isZero();
  }

  @Test
  void inputUnderAnySignalIsToldByItsCode() {
    var bytes = SignalInfo.of(Signal.of(40), 1, new SignalInfo.Poll(3, 4)).encode(Abi.X86_64);

    assertThat(SignalInfo.parse(bytes, Abi.X86_64).details()).isEqualTo(new SignalInfo.Poll(3, 4));
  }

  @Test
  void aPtraceEventIsLaidOutAsIfSent() {
    var bytes = new byte[128];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 5).putInt(8, 0x8005);

    assertThat(SignalInfo.parse(bytes, Abi.X86_64).details()).isEqualTo(new SignalInfo.Sent(0, 0));
  }

  @Test
  void a32BitPointerIsNotSignExtended() {
    var fault = new SignalInfo.Fault(Address.of(0xffff_f000L));
    var bytes = SignalInfo.of(Signal.SEGV, 1, fault).encode(Abi.I386);

    assertThat(SignalInfo.parse(bytes, Abi.I386).details()).isEqualTo(fault);
  }

  @Test
  void anotherLengthIsRefused() {
    assertThatThrownBy(() -> SignalInfo.parse(new byte[127], Abi.X86_64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127");
  }
}
