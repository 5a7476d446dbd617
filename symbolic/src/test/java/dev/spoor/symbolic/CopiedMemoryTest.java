package dev.spoor.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.testkit.ByteMemory;
import org.junit.jupiter.api.Test;

final class CopiedMemoryTest {
  private final ByteMemory now =
      ByteMemory.of(0x1000, new byte[] {1, 2, 3, 4}).map(0x2000, new byte[] {5, 6});

  private final CopiedMemory memory =
      new CopiedMemory(
          Address.of(0x1000), new byte[] {9, 9, 9, 9}, address -> address.value() < 0x2000, now);

  @Test
  void whatWasCopiedIsAsItWas() {
    assertThat(memory.read(Address.of(0x1001), 3)).containsExactly(9, 9, 9);
    assertThat(memory.leftCopy()).isFalse();
  }

  @Test
  void whatCannotChangeIsReadAsItIs() {
    assertThat(memory.read(Address.of(0x2000), 2)).containsExactly(5, 6);
    assertThat(memory.leftCopy()).isFalse();
  }

  @Test
  void readingWhatMayHaveChangedIsRemembered() {
    assertThat(memory.read(Address.of(0x1002), 4)).containsExactly(3, 4);
    assertThat(memory.leftCopy()).isTrue();
  }

  @Test
  void nothingIsWritten() {
    assertThat(memory.write(Address.of(0x1000), new byte[] {7})).isZero();
    assertThat(now.read(Address.of(0x1000), 1)).containsExactly(1);
  }
}
