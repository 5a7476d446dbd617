package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.symbolic.AddressSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Goes from frame to frame. For one thread.
public final class FrameWalker {
  private final List<Unwinder> unwinders;

  private FrameWalker(List<Unwinder> unwinders) {
    this.unwinders = List.copyOf(unwinders);
  }

  /// {@return a walker that asks `unwinders` in this order}
  public static FrameWalker of(List<Unwinder> unwinders) {
    return new FrameWalker(unwinders);
  }

  /// {@return a walker with all unwinders there are}
  ///
  /// @param space the program's; to be open as long as the walker is used
  public static FrameWalker of(AddressSpace space, CallConvention convention) {
    var code = new CodeReading(space, convention);
    return new FrameWalker(
        List.of(
            new SignalFrameUnwinder(convention),
            new CfiUnwinder(space, convention),
            new BadCallUnwinder(code),
            new EpilogueUnwinder(code),
            new PrologueUnwinder(code),
            new FramePointerUnwinder(code)));
  }

  /// {@return the frames from `innermost` on}
  ///
  /// @param memory as it was with the registers of `innermost`
  /// @param most how many frames there may be, 1 or more
  public Stack walk(Frame innermost, Memory memory, int most) {
    var frames = new ArrayList<Frame>();
    var addresses = new HashSet<Address>();
    for (var frame = innermost; frames.size() < most; ) {
      switch (callerOf(frame, memory)) {
        case Unwound.Outermost _ -> {
          frames.add(frame);
          return new Stack(frames, new Stack.End.Outermost());
        }
        case Unwound.Unable(var reason) -> {
          frames.add(frame);
          return new Stack(frames, new Stack.End.Lost(reason));
        }
        case Unwound.Caller(var caller, var cfa, var isOfSignal) -> {
          // A signal's frame ends where the stack of what it interrupted does.
          if (!isOfSignal && !addresses.add(cfa)) {
            frames.add(frame);
            return new Stack(frames, new Stack.End.Repeated());
          }
          frames.add(frame.with(cfa, isOfSignal));
          frame = caller;
        }
      }
    }
    return new Stack(frames, new Stack.End.Limit());
  }

  /// {@return the first answer, or the first unwinder's reason that is not merely "not mine"}
  private Unwound callerOf(Frame frame, Memory memory) {
    var reason = "";
    for (var unwinder : unwinders) {
      var answer = unwinder.callerOf(frame, memory);
      if (!(answer instanceof Unwound.Unable(var why))) {
        return answer;
      }
      reason = reason.isEmpty() ? why : reason;
    }
    return new Unwound.Unable(reason);
  }
}
