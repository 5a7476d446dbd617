package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.value.DecodedCall;
import java.util.Optional;

/// A call that a condition is asked about, as far as it is known.
public interface Subject {
  /// {@return whether all is known that ever will be: the call has returned, or will not return}
  boolean isOver();

  /// {@return the call; if it is not over, what its end may change is
  /// [dev.spoor.syscalls.value.Value.Pending]}
  DecodedCall call();

  /// {@return how it is described; empty if it is not}
  Optional<Signature> signature();

  /// {@return whether it is known what descriptors refer to}
  boolean knowsReferents();

  /// {@return how long it took, in nanoseconds; only of a call that has returned}
  long nanos();

  /// {@return the process that makes it}
  int pid();

  /// {@return the task that makes it}
  int tid();

  /// {@return the task's name, `comm`, at the call's beginning}
  ByteString comm();

  /// {@return when it was entered, in seconds since 1970}
  long seconds();
}
