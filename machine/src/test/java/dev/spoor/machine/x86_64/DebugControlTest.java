package dev.spoor.machine.x86_64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.DebugSlot.Trigger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DebugControlTest {
  private static final Address AT = Address.of(0x1000);

  @Test
  void whatASlotIsGivenItTellsAgainAndTheOthersKeepTheirs() {
    var random = new Random(1);
    for (var slot = 0; slot < DebugControl.SLOTS; slot++) {
      for (var trigger : Trigger.values()) {
        for (var length : trigger == Trigger.EXECUTE ? new int[] {1} : new int[] {1, 2, 4, 8}) {
          var before = new DebugControl(random.nextLong());
          var watched = new DebugSlot(AT, length, trigger, random.nextBoolean());

          var after = before.with(slot, watched);

          assertThat(after.slot(slot, AT)).isEqualTo(watched);
          for (var other = 0; other < DebugControl.SLOTS; other++) {
            if (other != slot) {
              assertThat(after.slot(other, AT)).isEqualTo(before.slot(other, AT));
            }
          }
        }
      }
    }
  }

  @Test
  void theBitsAreThoseOfTheManual() {
    var write4 = new DebugSlot(AT, 4, Trigger.WRITE, true);

    assertThat(DebugControl.OFF.with(0, write4).bits()).isEqualTo(0x000d_0001);
    assertThat(DebugControl.OFF.with(3, new DebugSlot(AT, 8, Trigger.READ_WRITE, true)).bits())
        .isEqualTo(0xb000_0040L);
    assertThat(DebugControl.OFF.with(0, write4).without(0)).isEqualTo(DebugControl.OFF);
  }

  @Test
  void everyValueCanBeRead() {
    var random = new Random(2);
    for (var i = 0; i < 10_000; i++) {
      var control = new DebugControl(random.nextLong());
      for (var slot = 0; slot < DebugControl.SLOTS; slot++) {
        assertThat(control.slot(slot, Address.of(random.nextLong()))).isNotNull();
      }
    }
  }

  @Test
  void whatTheCpuCannotWatchIsRefused() {
    assertThatThrownBy(() -> new DebugSlot(AT, 3, Trigger.WRITE, true)).hasMessageContaining("3");
    assertThatThrownBy(() -> new DebugSlot(AT.plus(2), 4, Trigger.WRITE, true))
        .hasMessageContaining("0x1002");
    assertThatThrownBy(() -> new DebugSlot(AT, 4, Trigger.EXECUTE, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DebugControl.OFF.without(4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStatusTellsWhichSlotWasHit() {
    assertThat(new DebugStatus(0xffff_0ff4L).isHit(2)).isTrue();
    assertThat(new DebugStatus(0xffff_0ff4L).isHit(1)).isFalse();
    assertThat(new DebugStatus(0x4000).isSingleStep()).isTrue();
  }
}
