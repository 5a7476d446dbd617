package dev.spoor.repl.shell;

import dev.spoor.repl.debuggee.History;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// The lines of breakpoints that were hit, which run when the command in work is done. For one
/// thread.
final class BreakpointLines {
  private final History history;
  private final Deque<List<String>> waiting = new ArrayDeque<>();
  private boolean areRunning;

  /// @param history of the halts
  BreakpointLines(History history) {
    this.history = history;
  }

  /// {@return whether such lines are running}
  boolean areRunning() {
    return areRunning;
  }

  /// Adds those of one breakpoint.
  void add(List<String> lines) {
    waiting.add(lines);
  }

  /// Forgets those that have not run.
  void clear() {
    waiting.clear();
  }

  /// Runs all that wait, unless some are running. The lines of a breakpoint are left once the
  /// program has moved on: it has lines of its own where it halts next.
  ///
  /// @param isOver whether nothing more is to be run
  void run(
      Function<List<String>, Script> parsing, Consumer<Script> running, BooleanSupplier isOver) {
    while (!areRunning && !waiting.isEmpty() && !isOver.getAsBoolean()) {
      areRunning = true;
      try {
        var halts = history.count();
        for (var part : parsing.apply(waiting.remove()).parts()) {
          if (history.count() == halts && !isOver.getAsBoolean()) {
            running.accept(new Script(List.of(part)));
          }
        }
      } finally {
        areRunning = false;
      }
    }
  }
}
