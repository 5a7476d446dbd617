package dev.spoor.repl.fullscreen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final Layout SOURCE = LayoutText.parse("src src 2 status 0 cmd 1");
  private static final Layout SPLIT = LayoutText.parse("split src 1 asm 1 status 0 cmd 1");
  private static final Layout BESIDE =
      LayoutText.parse("mine {-horizontal src 1 asm 1} 2 status 0 cmd 1");

  private final Sizes sizes = new Sizes();

  private List<Integer> heights(Layout layout, int rows) {
    return sizes.of(layout, rows, 80).values().stream().map(Box::rows).toList();
  }

  @Test
  void aThirdOfTheScreenIsForCommands() {
    assertThat(heights(SOURCE, 24)).containsExactly(15, 1, 8);
    assertThat(heights(SPLIT, 24)).containsExactly(7, 8, 1, 8);
  }

  @Test
  void aWindowHasTheHeightThatWasAskedFor() {
    sizes.wantHeight("asm", 4);

    assertThat(heights(SPLIT, 24)).containsExactly(11, 4, 1, 8);
  }

  @Test
  void whatTheOnlyWindowDoesNotWantIsForCommands() {
    sizes.wantHeight("src", 5);

    assertThat(heights(SOURCE, 24)).containsExactly(5, 1, 18);
  }

  @Test
  void theCommandsHaveTheHeightThatWasAskedFor() {
    sizes.wantHeight("cmd", 13);

    assertThat(heights(SOURCE, 24)).containsExactly(10, 1, 13);
  }

  @Test
  void noWishTakesAnotherWindowAway() {
    sizes.wantHeight("src", 1000);
    sizes.wantWidth("src", 1000);

    assertThat(heights(SPLIT, 24)).containsExactly(12, 3, 1, 8);
    assertThat(sizes.of(BESIDE, 24, 80).get("asm").columns()).isEqualTo(8);
  }

  @Test
  void theWholeScreenIsUsedWhateverIsWanted() {
    sizes.wantHeight("src", 3);
    sizes.wantHeight("asm", 3);
    sizes.wantHeight("cmd", 5);

    assertThat(heights(SPLIT, 24)).containsExactly(3, 15, 1, 5);
  }

  @Test
  void windowsSideBySideHaveAColumnBetweenThem() {
    var boxes = sizes.of(BESIDE, 24, 80);

    assertThat(boxes)
        .containsEntry("src", new Box(0, 0, 15, 39))
        .containsEntry("asm", new Box(0, 40, 15, 40))
        .containsEntry("status", new Box(15, 0, 1, 80))
        .containsEntry("cmd", new Box(16, 0, 8, 80));
  }

  @Test
  void aWindowHasTheWidthThatWasAskedFor() {
    sizes.wantWidth("asm", 30);

    assertThat(sizes.of(BESIDE, 24, 80))
        .containsEntry("src", new Box(0, 0, 15, 49))
        .containsEntry("asm", new Box(0, 50, 15, 30));
  }

  @Test
  void windowsMayBeInEachOther() {
    var nested =
        LayoutText.parse("n { -horizontal { src 1 asm 3 } 1 regs 1 } 2 status 0 locals 1 cmd 1");

    assertThat(sizes.of(nested, 40, 81))
        .containsEntry("src", new Box(0, 0, 4, 40))
        .containsEntry("asm", new Box(4, 0, 15, 40))
        .containsEntry("regs", new Box(0, 41, 19, 40))
        .containsEntry("status", new Box(19, 0, 1, 81));
  }

  @Test
  void aScreenTooSmallHasFewerWindows() {
    assertThat(sizes.of(SPLIT, 9, 80)).containsOnlyKeys("src", "status", "cmd");
    assertThat(sizes.of(SPLIT, 5, 80)).containsOnlyKeys("status", "cmd");
    assertThat(sizes.of(SPLIT, 1, 80)).containsOnlyKeys("cmd");
    assertThat(sizes.of(BESIDE, 24, 10)).containsOnlyKeys("src", "status", "cmd");
  }
}
