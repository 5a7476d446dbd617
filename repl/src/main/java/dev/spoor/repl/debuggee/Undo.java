package dev.spoor.repl.debuggee;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was there before the user changed it, since the program last moved. For one thread.
public final class Undo {
  private static final int MOST = 1000;

  private final Deque<Change> changes = new ArrayDeque<>();

  /// A change that can be taken back.
  ///
  /// @param what for the user
  /// @param reverse puts back what was there; to be run while looking
  public record Change(String what, Runnable reverse) {}

  /// Remembers a change.
  public void add(Change change) {
    changes.push(change);
    if (changes.size() > MOST) {
      changes.removeLast();
    }
  }

  /// {@return the last change, which is forgotten}
  public Optional<Change> take() {
    return Optional.ofNullable(changes.poll());
  }

  /// The program has moved: nothing can be taken back any more.
  public void forget() {
    changes.clear();
  }
}
