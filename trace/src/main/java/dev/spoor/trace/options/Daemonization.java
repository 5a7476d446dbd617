package dev.spoor.trace.options;

import java.util.Locale;
import java.util.Optional;

/// Where the tracer is in relation to the program that it launches: `-D`, `--daemonize`.
public enum Daemonization {
  /// It is the program's parent.
  NONE,
  /// It is nobody's child, and the program its caller's (`-D`).
  GRANDCHILD,
  /// The same, in a process group of its own (`-DD`).
  PROCESS_GROUP,
  /// The same, in a session of its own (`-DDD`).
  SESSION;

  static final int MOST_LETTERS = 3;

  static Optional<Daemonization> named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "grandchild" -> Optional.of(GRANDCHILD);
      case "pgroup", "pgrp" -> Optional.of(PROCESS_GROUP);
      case "session" -> Optional.of(SESSION);
      default -> Optional.empty();
    };
  }

  static Daemonization ofLetters(int count) {
    return switch (count) {
      case 0 -> NONE;
      case 1 -> GRANDCHILD;
      case 2 -> PROCESS_GROUP;
      default -> SESSION;
    };
  }
}
