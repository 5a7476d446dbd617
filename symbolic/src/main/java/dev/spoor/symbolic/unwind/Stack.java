package dev.spoor.symbolic.unwind;

import java.util.List;
import java.util.Optional;

/// The frames of a task, the innermost first.
///
/// @param frames at least one; those of functions that have jumped on only where they were added,
///   see [dev.spoor.symbolic.variable.DebuggedObjects#withTailCalls]
/// @param end why there are no more
public record Stack(List<Frame> frames, End end) {
  /// Copies the list.
  public Stack {
    frames = List.copyOf(frames);
  }

  /// {@return the frame that a frame's function returns to: not one that has called it by a jump}
  ///
  /// @param index of the frame
  public Optional<Frame> callerOf(int index) {
    for (var frame : frames.subList(index + 1, frames.size())) {
      if (!frame.isTailCall()) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  /// {@return how many frames there are that something is on the stack of}
  public int calls() {
    var count = 0;
    for (var frame : frames) {
      count += frame.isTailCall() ? 0 : 1;
    }
    return count;
  }

  /// Why a stack ends.
  public sealed interface End {
    /// The last frame has no caller.
    record Outermost() implements End {}

    /// The last frame's caller was not found.
    ///
    /// @param reason in words
    record Lost(String reason) implements End {}

    /// The last frame would have the canonical frame address of one before it as its caller's.
    record Repeated() implements End {}

    /// No more were asked for.
    record Limit() implements End {}
  }
}
