package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.unwind.FoundBy;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.Stack;
import java.util.ArrayList;
import java.util.List;

/// Adds to a stack the calls that it does not hold any more: where a call is of one function, and
/// the frame that returns there is of another one, jumps must have led from the first to the second
/// (DWARF 5, section 3.4).
final class TailCallFrames {
  /// A file may say that each call was a hundred jumps.
  private static final int MOST = 4096;

  private final TailCalls tailCalls;

  TailCallFrames(TailCalls tailCalls) {
    this.tailCalls = tailCalls;
  }

  /// {@return a stack with the frames of functions that have jumped on}
  Stack addedTo(Stack stack) {
    var frames = new ArrayList<Frame>();
    var added = 0;
    for (var i = 0; i < stack.frames().size(); i++) {
      var frame = stack.frames().get(i);
      frames.add(frame);
      if (i + 1 < stack.frames().size() && added < MOST) {
        var caller = stack.frames().get(i + 1);
        var jumps = between(frame, caller);
        for (var behind : jumps.reversed()) {
          frames.add(Frame.tailCall(caller, behind, frame.cfa()));
        }
        added += jumps.size();
      }
    }
    return added == 0 ? stack : new Stack(frames, stack.end());
  }

  private List<Address> between(Frame frame, Frame caller) {
    var isCall =
        !frame.isSignalFrame()
            && !caller.isInterrupted()
            && caller.foundBy() == FoundBy.FRAME_INFORMATION;
    return isCall ? tailCalls.between(frame, caller) : List.of();
  }
}
