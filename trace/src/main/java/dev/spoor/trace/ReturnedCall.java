package dev.spoor.trace;

import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.trace.inject.Tampering;
import java.util.Optional;

/// A call that has returned.
///
/// @param complete what was decoded of it; empty if the report wants numbers only, or has the text
/// @param result the number returned, an error as a negative number
/// @param failed whether it returned an error
/// @param wallNanos the time since its entry
/// @param cpuNanos how much of that the task was on a CPU; 0 if nobody asks
/// @param tampering what the tracer has done to it
/// @param data what it has read or written, if that is to be shown
record ReturnedCall(
    OpenCall call,
    Optional<DecodedCall> complete,
    long result,
    boolean failed,
    long wallNanos,
    long cpuNanos,
    Tampering tampering,
    Optional<CallData> data) {
  /// {@return what was decoded of it}
  ///
  /// @throws IllegalStateException if the report did not ask for that
  DecodedCall decoded() {
    return complete.orElseThrow(() -> new IllegalStateException("the call was not decoded"));
  }
}
