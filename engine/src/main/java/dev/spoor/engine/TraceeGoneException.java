package dev.spoor.engine;

import dev.spoor.machine.linux.Tid;

/// A task died between its stop and a request; its [TaskEnd] is on its way. A handler need not
/// catch it.
public final class TraceeGoneException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// Names the task.
  public TraceeGoneException(Tid tid) {
    super("task " + tid + " is gone");
  }
}
