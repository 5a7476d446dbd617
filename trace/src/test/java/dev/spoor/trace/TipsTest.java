package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.trace.options.TipChoice;
import java.util.HashSet;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TipsTest {
  private static String compact(long id) {
    return Tips.text(new TipChoice(OptionalLong.of(id), false), 0);
  }

  @Test
  void everyTipFillsAFrameOfTheSameWidth() {
    for (var id = 0; id < 100; id++) {
      var lines = compact(id).lines().toList();

      assertThat(lines.subList(1, lines.size()))
          .hasSizeGreaterThan(2)
          .allMatch(line -> line.length() == 64);
    }
  }

  @Test
  void numbersBeginAgainAtTheFirst() {
    var tips = new HashSet<String>();
    var id = 0;
    while (tips.add(compact(id))) {
      id++;
    }

    assertThat(id).isGreaterThan(20);
    assertThat(compact(id)).isEqualTo(compact(0));
    assertThat(compact(Long.MAX_VALUE)).isNotEmpty();
  }

  @Test
  void whereTheChoiceIsOpenSomethingElseDecides() {
    assertThat(Tips.text(new TipChoice(OptionalLong.empty(), false), -1)).isNotEmpty();
    assertThat(Tips.text(new TipChoice(OptionalLong.empty(), false), 3)).isEqualTo(compact(3));
  }

  @Test
  void aFullOneHasAPictureBesides() {
    assertThat(Tips.text(new TipChoice(OptionalLong.of(3), true), 0))
        .startsWith(compact(3))
        .hasSizeGreaterThan(compact(3).length());
  }
}
