package dev.spoor.kernel;

import dev.spoor.machine.linux.Tid;

/// wait4(2), always with `__WALL | __WNOTHREAD`: tasks of every kind, and only those that the
/// calling thread itself traces or has spawned, so that the host program's children stay its own.
public interface Waiting {
  /// Blocks until a task changes state or a signal handler has run.
  ///
  /// @return never [WaitOutcome.Nothing]
  WaitOutcome await();

  /// Blocks until `tid` changes state or a signal handler has run.
  ///
  /// @return never [WaitOutcome.Nothing]
  WaitOutcome await(Tid tid);

  /// {@return what has already happened, without blocking}
  WaitOutcome poll();

  /// {@return what has already happened to `tid`, without blocking}
  WaitOutcome poll(Tid tid);

  /// Takes the end of a task that another thread of this process traces, if it has ended; its stops
  /// are left to that thread. waitid(2) with WEXITED and WNOWAIT, then wait4(2).
  ///
  /// @return [WaitOutcome.Report], or [WaitOutcome.Nothing] if it has not ended or is nobody's here
  WaitOutcome reapEnded(Tid tid);
}
