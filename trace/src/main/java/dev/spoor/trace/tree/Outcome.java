package dev.spoor.trace.tree;

import dev.spoor.machine.linux.Signal;

/// How a program ended.
public sealed interface Outcome {
  /// By itself.
  record Exited(int code) implements Outcome {}

  /// By a signal.
  record Killed(Signal signal, boolean dumpedCore) implements Outcome {}

  /// Its process executed another program.
  record Replaced() implements Outcome {}

  /// It goes on untraced.
  record Detached() implements Outcome {}

  /// Nothing is known of its end.
  record Unknown() implements Outcome {}
}
