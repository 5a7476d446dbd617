package dev.spoor.repl.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.repl.text.CommandException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final Deque<String> answers = new ArrayDeque<>();

  private Pages pages(String... typed) {
    answers.addAll(List.of(typed));
    return new Pages(
        _ -> Optional.ofNullable(answers.poll()), OptionalInt.of(4), OptionalInt.of(10));
  }

  private static void print(Pages pages, int lines, int width) {
    for (var i = 0; i < lines; i++) {
      pages.before(width);
    }
  }

  @Test
  void aPageHasALineLessThanTheScreenForTheQuestion() {
    var pages = pages("", "");

    print(pages, 3, 5);
    assertThat(answers).hasSize(2);
    print(pages, 1, 5);
    assertThat(answers).hasSize(1);
    print(pages, 3, 5);
    assertThat(answers).isEmpty();
  }

  @Test
  void aLongLineCountsAsSeveral() {
    var pages = pages("");

    print(pages, 1, 21);
    print(pages, 1, 5);

    assertThat(answers).isEmpty();
  }

  @Test
  void nobodyIsAskedAgainWhoWantsItAll() {
    var pages = pages("c", "never");

    print(pages, 100, 5);

    assertThat(answers).containsExactly("never");
  }

  @Test
  void theEndOfInputIsEnough() {
    var pages = pages();

    assertThatThrownBy(() -> print(pages, 4, 5))
        .isInstanceOf(CommandException.class)
        .hasMessage("Quit");
  }
}
