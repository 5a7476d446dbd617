package dev.spoor.trace.stack;

import java.util.List;

/// The calls of functions that a task is in, the innermost first.
public record CallStack(List<StackEntry> entries) {
  /// Copies the list.
  public CallStack {
    entries = List.copyOf(entries);
  }
}
