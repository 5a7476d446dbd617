package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.syscalls.PendingCall;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.trace.where.Subject;
import dev.spoor.trace.where.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A call that a condition is asked about, from its entry to its end.
final class JudgedCall implements Subject {
  private final TracedTask task;
  private final PendingCall pending;
  private final boolean knowsReferents;
  private DecodedCall call;
  private boolean over;
  private long nanos;
  private Optional<ByteString> comm = Optional.empty();
  private long seconds;

  /// Whether it is shown, as far as that is known.
  Verdict verdict = Verdict.OPEN;

  /// @param knowsReferents whether it is known what descriptors refer to
  JudgedCall(TracedTask task, PendingCall pending, boolean knowsReferents) {
    this.task = task;
    this.knowsReferents = knowsReferents;
    this.pending = pending;
    this.call = pending.asCertain();
  }

  PendingCall pending() {
    return pending;
  }

  /// It has returned.
  void returned(DecodedCall complete, long wallNanos) {
    call = complete;
    nanos = wallNanos;
    over = true;
  }

  /// It will not return.
  void unfinished() {
    call = pending.asUnfinished();
    over = true;
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public DecodedCall call() {
    return call;
  }

  @Override
  public Optional<Signature> signature() {
    return pending.signature();
  }

  @Override
  public boolean knowsReferents() {
    return knowsReferents;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public int pid() {
    return task.process.value();
  }

  @Override
  public int tid() {
    return task.tid.value();
  }

  /// Whoever asks at all asks at the entry.
  @Override
  public ByteString comm() {
    if (comm.isEmpty()) {
      comm = Optional.of(readComm());
    }
    return comm.get();
  }

  private ByteString readComm() {
    try {
      var line =
          ByteString.of(Files.readAllBytes(Path.of(new ProcTasks().directory(task.tid), "comm")));
      return line.length() == 0 ? line : line.slice(0, line.length() - 1);
    } catch (IOException gone) {
      return ByteString.EMPTY;
    }
  }

  @Override
  public long seconds() {
    if (seconds == 0) {
      seconds = Instant.now().getEpochSecond();
    }
    return seconds;
  }
}
