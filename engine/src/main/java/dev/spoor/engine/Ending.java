package dev.spoor.engine;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;

/// How a task ceased to be traced.
public sealed interface Ending {
  /// It called exit(2) or exit_group(2).
  ///
  /// @param code 0 to 255
  record Exited(int code) implements Ending {}

  /// A signal killed it.
  record Killed(Signal signal, boolean dumpedCore) implements Ending {}

  /// Another thread of its process called execve(2) and took its number, or it was that thread and
  /// has its process's number now.
  ///
  /// @param by the task that lives on
  record Superseded(Tid by) implements Ending {}

  /// It goes on untraced.
  record Detached() implements Ending {}

  /// It is gone and the kernel did not say how.
  record Vanished() implements Ending {}
}
