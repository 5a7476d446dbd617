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

  /// From now on waits for any task also take the dead children of this process that nobody traces,
  /// whichever thread they are children of, and say nothing of them: the duty of process 1 of a PID
  /// namespace, to which orphans come. Not for a process that waits for children of its own.
  void reapOrphans();

  /// Takes the end of a task that another thread of this process traces, if it has ended; its stops
  /// are left to that thread. waitid(2) with WEXITED and WNOWAIT, then wait4(2).
  ///
  /// @return [WaitOutcome.Report], or [WaitOutcome.Nothing] if it has not ended or is nobody's here
  WaitOutcome reapEnded(Tid tid);
}
