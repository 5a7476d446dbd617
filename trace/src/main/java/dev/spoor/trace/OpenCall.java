package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.PendingCall;
import dev.spoor.syscalls.TextCall;
import dev.spoor.trace.stack.CallStack;
import dev.spoor.trace.where.Verdict;
import java.time.Instant;
import java.util.Optional;

/// A call that a task is in: lives from its entry to its exit.
final class OpenCall {
  private static final long[] NO_REGISTERS = {};

  final Abi abi;
  final long number;

  /// What was decoded of it; empty if the report wants numbers only, or has the text.
  final Optional<PendingCall> pending;

  /// Its text, if the report wants no more and that can be had without values.
  final Optional<TextCall> text;

  /// When it was entered, System.nanoTime().
  final long enteredNanos;

  /// The task's CPU time then, in nanoseconds; 0 if nobody asks for it.
  final long enteredCpuNanos;

  /// Its arguments, if they are needed at its end; else none.
  long[] registers = NO_REGISTERS;

  /// What it is about, if statistics ask for that.
  AccessedFile accessed = AccessedFile.NONE;

  /// Whether it is decoded without abbreviations, other than most calls.
  boolean inFull;

  /// When it was entered by the wall clock, if the report has written that down.
  Instant enteredAt = Instant.EPOCH;

  /// What `--where` says of it, if there is something to say.
  Optional<JudgedCall> judged = Optional.empty();

  /// The stack at its entry, if there may be none at its end.
  Optional<CallStack> stack = Optional.empty();

  /// Its beginning, kept back until it can be written with its end, or until its outcome says
  /// whether it is shown; else empty.
  String heldBack = "";

  OpenCall(
      Abi abi,
      long number,
      Optional<PendingCall> pending,
      Optional<TextCall> text,
      long enteredNanos,
      long enteredCpuNanos) {
    this.abi = abi;
    this.number = number;
    this.pending = pending;
    this.text = text;
    this.enteredNanos = enteredNanos;
    this.enteredCpuNanos = enteredCpuNanos;
  }

  /// {@return whether its end decides if it is shown}
  boolean isUndecided() {
    return judged.isPresent() && judged.get().verdict == Verdict.OPEN;
  }

  /// {@return its name}
  String name() {
    return text.isPresent() ? text.get().name() : decoded().name();
  }

  /// {@return whether its beginning has all its arguments}
  boolean isWhole() {
    return text.isPresent() ? text.get().isWhole() : decoded().isWhole();
  }

  /// {@return what was decoded of it}
  ///
  /// @throws IllegalStateException if the report did not ask for that
  PendingCall decoded() {
    return pending.orElseThrow(() -> new IllegalStateException("the call was not decoded"));
  }
}
