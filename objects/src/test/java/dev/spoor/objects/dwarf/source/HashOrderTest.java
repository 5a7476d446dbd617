package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HashOrderTest {
  @Test
  void numbersAreByTheirUpperHalfAndThenAsTheyWere() {
    var random = new Random(3);
    var keys = new long[5000];
    for (var i = 0; i < keys.length; i++) {
      // Of some upper halves several, and both signs.
      var hash = random.nextBoolean() ? random.nextInt() : random.nextInt(-20, 20);
      keys[i] = (long) hash << Integer.SIZE | i;
    }
    var expected =
        LongStream.of(keys)
            .boxed()
            .sorted(Comparator.comparingInt(key -> (int) (key >> Integer.SIZE)))
            .mapToLong(Long::longValue)
            .toArray();

    assertThat(HashOrder.sorted(keys)).isEqualTo(expected);
  }

  @Test
  void noneAreNone() {
    assertThat(HashOrder.sorted(new long[0])).isEmpty();
  }
}
