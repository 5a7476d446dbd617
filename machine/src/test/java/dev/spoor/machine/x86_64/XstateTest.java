package dev.spoor.machine.x86_64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XstateTest {
  private static Xstate block(int features, int length) {
    var bytes = new byte[length];
    bytes[464] = (byte) features;
    bytes[465] = (byte) (features >>> 8);
    bytes[466] = (byte) (features >>> 16);
    return new Xstate(ByteString.of(bytes));
  }

  private static Register named(Xstate block, String name) {
    return Register.named(name, block.registers()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0x07,      832, -1,   -1,   -1",
    "0x2e7,    2696, 1088, 1664, 2688",
    "0xe7,     2688, 1088, 1664, -1",
    "0x602e7, 11008, 1088, 1664, 2688",
    "0xe7,     2432, 832,  1408, -1",
    "0x2e7,    2440, 832,  1408, 2432",
    "0x207,     840, -1,   -1,   832",
    "0x207,    2696, -1,   -1,   2688",
  })
  void theLengthTellsTheLayout(String features, int length, int opmask, int zmm16, int pkru) {
    var layout = block(Integer.decode(features), length).layout().orElseThrow();

    assertThat(layout.opmask()).isEqualTo(opmask);
    assertThat(layout.zmm16()).isEqualTo(zmm16);
    assertThat(layout.pkru()).isEqualTo(pkru);
  }

  @Test
  void aLengthThatNoKnownCpuMakesGivesNoLayoutButStillAvx() {
    var strange = block(0xe7, 3000);

    assertThat(strange.layout()).isEmpty();
    assertThat(strange.registers()).hasSize(16).first().hasToString("ymm0h");
  }

  @ParameterizedTest
  @CsvSource({"ymm3h, 2", "k1, 5", "zmm2h, 6", "zmm17, 7", "pkru, 9"})
  void writingMarksTheComponentAsInUse(String name, int bit) {
    for (var length : new int[] {2696, 2440}) {
      var before = block(0x2e7, length);
      var register = named(before, name);
      var value = new byte[register.width()];
      value[0] = 5;

      var after = before.with(register, ByteString.of(value));

      assertThat(after.inUse()).isEqualTo(1L << bit);
      assertThat(after.bytes(register)).isEqualTo(ByteString.of(value));
    }
  }

  @ParameterizedTest
  @CsvSource({"0xe7, 2432, 2688", "0x2e7, 2440, 2696", "0x207, 840, 2696", "0x07, 832, 832"})
  void arrangedAsIntelsEveryRegisterIsTheSame(String features, int length, int arrangedLength) {
    var before = block(Integer.decode(features), length);
    var number = 1;
    for (var register : before.registers()) {
      var value = new byte[register.width()];
      java.util.Arrays.fill(value, (byte) number++);
      before = before.with(register, ByteString.of(value));
    }

    var after =
        new Xstate(
            ByteString.of(XsaveLayout.asIntels(before.supported(), before.block().toArray())));

    assertThat(after.block().length()).isEqualTo(arrangedLength);
    for (var register : before.registers()) {
      assertThat(after.bytes(named(after, register.name()))).isEqualTo(before.bytes(register));
    }
  }

  @Test
  void aBlockOfUnknownLengthStaysAsItIs() {
    var strange = block(0xe7, 3000);

    assertThat(XsaveLayout.asIntels(0xe7, strange.block().toArray())).hasSize(3000);
  }

  @Test
  void registersOfOneLayoutDoNotOverlap() {
    for (var length : new int[] {2696, 2440}) {
      var used = new boolean[length];
      for (var register : block(0x2e7, length).registers()) {
        for (var i = 0; i < register.width(); i++) {
          assertThat(used[register.offset() + i]).as(register.name()).isFalse();
          used[register.offset() + i] = true;
        }
      }
    }
  }

  @Test
  void whatIsNoBlockIsRefused() {
    assertThatThrownBy(() -> new Xstate(ByteString.of(new byte[575])))
        .isInstanceOf(IllegalArgumentException.class);
    var block = block(7, 832);
    assertThatThrownBy(
            () -> block.with(X86_64.table().register("ymm0h"), ByteString.of(new byte[3])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
