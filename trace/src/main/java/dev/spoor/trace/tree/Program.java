package dev.spoor.trace.tree;

import java.util.ArrayList;
import java.util.List;

/// A program in a process: from the process's beginning, or the execve(2) that began it, to its end
/// or the next execve(2).
public final class Program {
  /// How it came to be.
  public enum Origin {
    /// By the tracer.
    LAUNCHED,
    /// It was there before.
    ATTACHED,
    /// As a copy of its parent's, which may have executed another program at once.
    FORK,
    /// In a process that ran another one before.
    EXEC
  }

  final int pid;
  final int parent;
  final Origin origin;
  final long beginNanos;
  final List<Program> below = new ArrayList<>();
  List<Program> siblings = List.of();
  CommandWords command;
  Outcome outcome = new Outcome.Unknown();
  long endNanos = -1;
  int threads;
  long calls;
  long errors;

  Program(int pid, int parent, Origin origin, long beginNanos, CommandWords command, int threads) {
    this.pid = pid;
    this.parent = parent;
    this.origin = origin;
    this.beginNanos = beginNanos;
    this.command = command;
    this.threads = threads;
  }

  /// {@return whether it is nothing but a copy of its parent's so far}
  boolean isBareCopy() {
    return origin == Origin.FORK && command.isEmpty() && below.isEmpty() && threads == 1;
  }

  boolean hasEnded() {
    return endNanos >= 0;
  }
}
