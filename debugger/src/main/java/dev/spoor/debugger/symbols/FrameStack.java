package dev.spoor.debugger.symbols;

import dev.spoor.symbolic.unwind.Stack;
import java.util.List;

/// The stack of a task that is stopped.
///
/// @param stack the calls on it
/// @param frames the levels, with the inlined ones, the innermost first; at least one
public record FrameStack(Stack stack, List<CallFrame> frames) {
  /// Copies the list.
  public FrameStack {
    frames = List.copyOf(frames);
  }
}
