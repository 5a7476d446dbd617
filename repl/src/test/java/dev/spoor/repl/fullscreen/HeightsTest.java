package dev.spoor.repl.fullscreen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeightsTest {
  private final Heights heights = new Heights();

  @Test
  void aThirdOfTheScreenIsForCommands() {
    assertThat(heights.of(List.of("src"), 24)).containsExactly(15);
    assertThat(heights.of(List.of("src", "asm"), 24)).containsExactly(7, 8);
  }

  @Test
  void aWindowHasTheHeightThatWasAskedFor() {
    heights.want("asm", 4);

    assertThat(heights.of(List.of("src", "asm"), 24)).containsExactly(11, 4);
    assertThat(heights.of(List.of("asm", "src"), 24)).containsExactly(4, 11);
  }

  @Test
  void theCommandsHaveTheHeightThatWasAskedFor() {
    heights.want("cmd", 13);

    assertThat(heights.of(List.of("src"), 24)).containsExactly(10);
  }

  @Test
  void noWishTakesAnotherWindowAway() {
    heights.want("src", 1000);

    assertThat(heights.of(List.of("src", "asm"), 24)).containsExactly(12, 3);
  }

  @Test
  void aScreenTooSmallHasFewerWindows() {
    assertThat(heights.of(List.of("src", "asm"), 9)).containsExactly(4);
    assertThat(heights.of(List.of("src", "asm"), 5)).isEmpty();
    assertThat(heights.of(List.of("src", "asm"), 1)).isEmpty();
  }
}
