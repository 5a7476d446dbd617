package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopConditionsTest {
  private static StopConditions parse(String... lists) {
    var all = StopConditions.NONE;
    for (var list : lists) {
      all = all.and(list).orElseThrow();
    }
    return all;
  }

  @Test
  void eachConditionHasItsUnit() {
    assertThat(parse("1000")).isEqualTo(new StopConditions(1000, 0, 0, false));
    assertThat(parse("1kcalls")).isEqualTo(new StopConditions(1024, 0, 0, false));
    assertThat(parse("1call")).isEqualTo(new StopConditions(1, 0, 0, false));
    assertThat(parse("500ms")).isEqualTo(new StopConditions(0, 500_000_000, 0, false));
    assertThat(parse("10MB")).isEqualTo(new StopConditions(0, 0, 10_000_000, false));
    assertThat(parse("10M")).isEqualTo(new StopConditions(0, 0, 10 << 20, false));
    assertThat(parse("512B")).isEqualTo(new StopConditions(0, 0, 512, false));
    assertThat(parse("512bytes")).isEqualTo(new StopConditions(0, 0, 512, false));
    assertThat(parse("match")).isEqualTo(new StopConditions(0, 0, 0, true));
  }

  @Test
  void ofSeveralTheFirstToComeCounts() {
    var all = new StopConditions(10, 1_000_000_000, 1024, true);

    assertThat(parse("20,10calls,2s,1s,2k,1k,match")).isEqualTo(all);
    assertThat(parse("20,1s", "10calls,2s", "match,1k,2k")).isEqualTo(all);
  }

  @Test
  void whatIsNoConditionIsNone() {
    for (var text :
        new String[] {
          "",
          "0",
          "-1",
          "x",
          "1x",
          "10,",
          ",10",
          "0s",
          "1scalls",
          "1sB",
          "matches",
          "1.5",
          "calls",
          "B",
          "18446744073709551615"
        }) {
      assertThat(StopConditions.NONE.and(text)).as(text).isEmpty();
    }
  }
}
