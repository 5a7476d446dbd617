package dev.spoor.trace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreRightToAThirtySecond() {
    var random = new Random(4);
    var all = new long[10_000];
    var latencies = new Latencies();
    for (var i = 0; i < all.length; i++) {
      all[i] = random.nextLong() >>> random.nextInt(1, 64);
      latencies.add(all[i]);
    }
    Arrays.sort(all);

    for (var percent : new int[] {1, 10, 50, 90, 99, 100}) {
      var exact = all[all.length * percent / 100 - 1];
      assertThat(latencies.percentile(percent)).isCloseTo(exact, within(exact / 32 + 1));
    }
  }

  @Test
  void powersOfTwoAreCounted() {
    var latencies = new Latencies();
    for (var nanos : new long[] {0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 1 << 20}) {
      latencies.add(nanos);
    }

    var powers = latencies.byPowersOfTwo();

    assertThat(powers).startsWith(1, 1, 2, 2, 2, 2, 1, 0).hasSize(22).endsWith(0, 1);
  }

  @Test
  void theLongestAndTheShortestTimeHaveTheirPlaces() {
    var latencies = new Latencies();
    latencies.add(Long.MAX_VALUE);
    latencies.add(0);

    assertThat(latencies.byPowersOfTwo()).hasSize(64).startsWith(1, 0).endsWith(1);
    assertThat(latencies.percentile(50)).isZero();
    assertThat(latencies.percentile(100)).isCloseTo(Long.MAX_VALUE, within(Long.MAX_VALUE / 32));
  }

  @Test
  void whatIsAddedTogetherIsCountedOnce() {
    var some = new Latencies();
    var others = new Latencies();
    some.add(1_000);
    others.add(5);
    others.add(1_000_000);

    some.add(others);
    some.add(new Latencies());

    assertThat(Arrays.stream(some.byPowersOfTwo()).sum()).isEqualTo(3);
    assertThat(some.percentile(1)).isEqualTo(5);
    assertThat(some.percentile(50)).isCloseTo(1_000, within(32L));
    assertThat(some.percentile(99)).isCloseTo(1_000_000, within(32_000L));
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(new Latencies().percentile(50)).isZero();
    assertThat(new Latencies().byPowersOfTwo()).isEmpty();
  }
}
