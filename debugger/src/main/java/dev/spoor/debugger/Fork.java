package dev.spoor.debugger;

import dev.spoor.engine.TaskStop.Spawned.Kind;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// A fork(2) or vfork(2) whose parent has not gone on yet. Confined to the tracer thread.
final class Fork {
  private final Tid child;
  private final Kind kind;

  /// Whether it has ended before anything was decided about it.
  boolean isChildGone;

  private Optional<DebugTask> task = Optional.empty();

  Fork(Tid child, Kind kind) {
    this.child = child;
    this.kind = kind;
  }

  Tid child() {
    return child;
  }

  boolean isVfork() {
    return kind == Kind.VFORK;
  }

  /// {@return the child, once it has shown itself}
  Optional<DebugTask> task() {
    return task;
  }

  void arrived(DebugTask shown) {
    task = Optional.of(shown);
  }
}
