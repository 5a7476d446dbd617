package dev.spoor.inspect;

import java.util.List;

/// What is said of a call below its line.
@FunctionalInterface
interface FrameNotes {
  /// {@return the lines for one of the calls that a frame stands for}
  ///
  /// @param frame its place on the stack
  /// @param outer how many calls that this one is inlined in are in the frame
  List<String> of(int frame, int outer);

  /// {@return nothing at all}
  static FrameNotes none() {
    return (_, _) -> List.of();
  }
}
