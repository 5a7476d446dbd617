package dev.spoor.trace.where;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.trace.where.Quantity.Unit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuantityTest {
  private static void is(String text, long bits, Unit unit) {
    assertThat(Quantity.parse(text)).as(text).contains(new Quantity(bits, bits < 0, unit));
  }

  @Test
  void numbersHaveThreeBases() {
    is("0", 0, Unit.NONE);
    is("42", 42, Unit.NONE);
    is("0x2A", 42, Unit.NONE);
    is("052", 42, Unit.NONE);
    is("18446744073709551615", -1, Unit.NONE);
    is("0xffffffffffffffff", -1, Unit.NONE);
  }

  @Test
  void sizesAreInThousandsOfBothKinds() {
    is("4k", 4096, Unit.SIZE);
    is("4KiB", 4096, Unit.SIZE);
    is("4kB", 4000, Unit.SIZE);
    is("1.5M", 1_572_864, Unit.SIZE);
    is("2GB", 2_000_000_000L, Unit.SIZE);
  }

  @Test
  void timesAreInNanoseconds() {
    is("10ns", 10, Unit.TIME);
    is("1.5us", 1_500, Unit.TIME);
    is("10ms", 10_000_000, Unit.TIME);
    is("2min", 120_000_000_000L, Unit.TIME);
    is("0s", 0, Unit.TIME);
  }

  @Test
  void whatIsNoNumberIsNone() {
    for (var text :
        new String[] {
          "",
          "x",
          "-1",
          "0x",
          "0x-1",
          "1.5",
          "1.",
          ".5",
          "1..5s",
          "1.s",
          "08",
          "3x",
          "10 ms",
          "1e3",
          "18446744073709551616",
          "0x10000000000000000",
          "16777216T",
          "9223372037s",
          "1kib b",
          "1".repeat(50)
        }) {
      assertThat(Quantity.parse(text)).as(text).isEqualTo(Optional.empty());
    }
  }
}
