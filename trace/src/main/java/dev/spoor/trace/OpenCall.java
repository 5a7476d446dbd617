package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.PendingCall;
import java.time.Instant;
import java.util.Optional;

/// A call that a task is in: lives from its entry to its exit.
final class OpenCall {
  final Abi abi;
  final long number;

  /// What was decoded of it; empty if the report wants numbers only.
  final Optional<PendingCall> pending;

  /// When it was entered, System.nanoTime().
  final long enteredNanos;

  /// The task's CPU time then, in nanoseconds; 0 if nobody asks for it.
  final long enteredCpuNanos;

  /// When it was entered by the wall clock, if the report has written that down.
  Instant enteredAt = Instant.EPOCH;

  /// Its beginning, kept back until its outcome says whether it is shown; else empty.
  String heldBack = "";

  OpenCall(
      Abi abi,
      long number,
      Optional<PendingCall> pending,
      long enteredNanos,
      long enteredCpuNanos) {
    this.abi = abi;
    this.number = number;
    this.pending = pending;
    this.enteredNanos = enteredNanos;
    this.enteredCpuNanos = enteredCpuNanos;
  }

  /// {@return what was decoded of it}
  ///
  /// @throws IllegalStateException if the report did not ask for that
  PendingCall decoded() {
    return pending.orElseThrow(() -> new IllegalStateException("the call was not decoded"));
  }
}
