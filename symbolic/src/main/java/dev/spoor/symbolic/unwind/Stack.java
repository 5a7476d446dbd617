package dev.spoor.symbolic.unwind;

import java.util.List;

/// The frames of a task, the innermost first.
///
/// @param frames at least one
/// @param end why there are no more
public record Stack(List<Frame> frames, End end) {
  /// Copies the list.
  public Stack {
    frames = List.copyOf(frames);
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
