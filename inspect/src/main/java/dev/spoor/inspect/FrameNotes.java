package dev.spoor.inspect;

import dev.spoor.symbolic.unwind.Frame;
import java.util.List;

/// What is said of a call below its line.
@FunctionalInterface
interface FrameNotes {
  /// {@return the lines for one of the calls that a frame stands for}
  ///
  /// @param frame the frame
  /// @param outer how many calls that this one is inlined in are in the frame
  List<String> of(Frame frame, int outer);

  /// {@return nothing at all}
  static FrameNotes none() {
    return (_, _) -> List.of();
  }
}
