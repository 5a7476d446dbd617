package dev.spoor.repl.terminal;

import dev.spoor.repl.text.CommandException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Asks a person before more is shown than the screen holds. For the thread that prints.
public final class Pages {
  /// gdb's words.
  static final String QUESTION = "--Type <RET> for more, q to quit, c to continue without paging--";

  private final Function<String, Optional<String>> asking;
  private final int rows;
  private final int columns;
  private int used;
  private boolean isEndless;

  /// @param asking what a person says to a question; empty at the end of all
  /// @param rows of a page; empty for one without end
  /// @param columns of a line; empty for one without end
  public Pages(Function<String, Optional<String>> asking, OptionalInt rows, OptionalInt columns) {
    this.asking = asking;
    this.rows = rows.orElse(0);
    this.columns = Math.max(1, columns.orElse(Integer.MAX_VALUE));
    this.isEndless = rows.isEmpty();
  }

  /// A line is about to be shown: asks first if it has no room.
  ///
  /// @param width how many columns it takes
  /// @throws CommandException if the person wants no more
  public void before(int width) {
    if (isEndless) {
      return;
    }
    if (used >= rows - 1) {
      ask();
    }
    used += 1 + Math.max(0, width - 1) / columns;
  }

  private void ask() {
    var answer = asking.apply(QUESTION).map(String::strip).orElse("q");
    if (answer.startsWith("q")) {
      throw new CommandException("Quit");
    }
    used = 0;
    isEndless = answer.startsWith("c");
  }
}
