package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Memory;

/// One way to find a frame's caller. For one thread.
@FunctionalInterface
public interface Unwinder {
  /// {@return the caller of `frame`, or why it is not found}
  ///
  /// @param memory of the program, as it was with the frame's registers
  Unwound callerOf(Frame frame, Memory memory);
}
