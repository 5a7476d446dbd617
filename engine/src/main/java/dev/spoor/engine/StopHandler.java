package dev.spoor.engine;

import dev.spoor.machine.linux.Tid;

/// Policy. Called on the tracer thread, one stop at a time; while it runs, no other stop is served,
/// so it must not block.
///
/// An exception thrown here ends the tracer as [Tracer#close()] does and is thrown again by
/// [Tracer#join()].
@FunctionalInterface
public interface StopHandler {
  /// Answers a stop.
  ///
  /// @param task the stopped task, usable until this method returns, or, after [Resumption.Hold],
  ///   until the task is resumed
  Resumption onStop(StoppedTask task, TaskStop stop);

  /// A task is traced no longer.
  default void onEnd(TaskEnd end) {}

  /// A traced task made one that is not traced, by clone(2) with CLONE_UNTRACED.
  default void onUntraced(Tid parent, Tid child) {}

  /// A task that nobody asked for became a tracee, by clone(2) with CLONE_PTRACE or CLONE_PARENT in
  /// a task whose children are not followed: it was let go, unless it had ended.
  default void onStranger(Tid stranger, boolean ended) {}

  /// Nothing is waiting to be served: the tracer is about to block. The moment to flush output.
  default void onQuiet() {}
}
