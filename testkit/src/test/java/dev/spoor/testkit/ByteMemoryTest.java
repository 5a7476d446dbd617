package dev.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import org.junit.jupiter.api.Test;

class ByteMemoryTest {
  private final ByteMemory memory =
      new ByteMemory()
          .map(0x1000, new byte[] {1, 2, 3})
          .map(0x1003, new byte[] {4, 5})
          .mapReadOnly(0x2000, new byte[] {6})
          .map(-2, new byte[] {7, 8});

  @Test
  void readsAcrossRegionsThatTouch() {
    assertThat(memory.read(Address.of(0x1001), 3)).containsExactly(2, 3, 4);
  }

  @Test
  void aShortReadStopsAtTheFirstUnmappedByte() {
    assertThat(memory.read(Address.of(0x1004), 8)).containsExactly(5);
    assertThat(memory.read(Address.of(0x1005), 8)).isEmpty();
  }

  @Test
  void aReadDoesNotWrapAroundTheEndOfTheAddressSpace() {
    memory.map(0, new byte[] {9});

    assertThat(memory.read(Address.of(-2), 8)).containsExactly(7, 8);
  }

  @Test
  void aWriteStopsAtWhatIsUnmappedOrReadOnly() {
    assertThat(memory.write(Address.of(0x1004), new byte[] {50, 60})).isEqualTo(1);
    assertThat(memory.write(Address.of(0x2000), new byte[] {1})).isZero();
    assertThat(memory.read(Address.of(0x1003), 2)).containsExactly(4, 50);
    assertThat(memory.read(Address.of(0x2000), 1)).containsExactly(6);
  }

  @Test
  void regionsMayNotOverlapOrWrap() {
    assertThatThrownBy(() -> memory.map(0xfff, new byte[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> memory.map(0x1002, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> memory.map(-1, new byte[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
