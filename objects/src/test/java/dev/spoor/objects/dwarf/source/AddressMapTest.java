package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressMapTest {
  @Test
  void theHighestNumberCounts() {
    var builder = new AddressMap.Builder();
    builder.add(0x10, 0x40, 0);
    builder.add(0x20, 0x30, 1);
    builder.add(0x28, 0x38, 2);
    builder.add(0x50, 0x50, 3);
    builder.add(-8, -1, 4);
    var map = builder.build();

    assertThat(map.at(0xf)).isEqualTo(AddressMap.NOTHING);
    assertThat(map.at(0x10)).isZero();
    assertThat(map.at(0x20)).isEqualTo(1);
    assertThat(map.at(0x28)).isEqualTo(2);
    assertThat(map.at(0x37)).isEqualTo(2);
    assertThat(map.at(0x38)).isZero();
    assertThat(map.at(0x40)).isEqualTo(AddressMap.NOTHING);
    assertThat(map.at(0x50)).isEqualTo(AddressMap.NOTHING);
    assertThat(map.at(-8)).isEqualTo(4);
    assertThat(map.at(-1)).isEqualTo(AddressMap.NOTHING);
  }

  @Test
  void itIsWhatTheRangesSayOneByOne() {
    var random = new Random(5);
    for (var round = 0; round < 200; round++) {
      var expected = new int[64];
      java.util.Arrays.fill(expected, AddressMap.NOTHING);
      var builder = new AddressMap.Builder();
      for (var value = 0; value < 12; value++) {
        var start = random.nextInt(64);
        var end = random.nextInt(64);
        builder.add(start, end, value);
        for (var at = start; at < end; at++) {
          expected[at] = value;
        }
      }
      var map = builder.build();
      for (var at = 0; at < expected.length; at++) {
        assertThat(map.at(at)).as("round %d, address %d", round, at).isEqualTo(expected[at]);
        assertThat(builder.at(at)).as("round %d, address %d", round, at).isEqualTo(expected[at]);
      }
    }
  }
}
