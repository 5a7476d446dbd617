package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;

/// What an [Unwinder] found out.
public sealed interface Unwound {
  /// The frame of the caller.
  ///
  /// @param frame the caller's
  /// @param cfa the canonical frame address of the frame that was asked about
  /// @param isOfSignal whether that frame is the kernel's own, for a signal
  record Caller(Frame frame, Address cfa, boolean isOfSignal) implements Unwound {}

  /// There is no caller.
  record Outermost() implements Unwound {}

  /// This way it cannot be said.
  ///
  /// @param reason in words
  record Unable(String reason) implements Unwound {}
}
