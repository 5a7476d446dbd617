package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// What one wait4(2) came back with.
public sealed interface WaitOutcome {
  /// A task changed state.
  ///
  /// @param raw the status word as stored; see [WaitStatus#of(int)]
  record Report(Tid tid, int raw) implements WaitOutcome {
    /// {@return the decoded status word}
    public WaitStatus status() {
      return WaitStatus.of(raw);
    }
  }

  /// `WNOHANG` was given and nothing has changed.
  record Nothing() implements WaitOutcome {}

  /// ECHILD: the calling thread has no such child or tracee.
  record NoTracees() implements WaitOutcome {}

  /// EINTR: a signal handler ran, see [Signals#wake(Tid)].
  record Interrupted() implements WaitOutcome {}
}
