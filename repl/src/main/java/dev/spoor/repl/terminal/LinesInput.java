package dev.spoor.repl.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Lines that are there already: a script's, a test's.
public final class LinesInput implements Input {
  private final Deque<String> lines;

  /// @param lines in their order
  public LinesInput(List<String> lines) {
    this.lines = new ArrayDeque<>(lines);
  }

  @Override
  public Optional<String> next(String prompt) {
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public boolean isInteractive() {
    return false;
  }
}
