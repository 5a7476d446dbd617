package dev.spoor.trace.options;

import java.util.Optional;

/// What became of a call, as `-e status=` selects it.
public enum CallStatus {
  SUCCESSFUL,
  FAILED,
  /// It did not return: the task ended in it.
  UNFINISHED,
  /// It returned, but the result could not be learned.
  UNAVAILABLE,
  /// The task was detached from while it was in the call.
  DETACHED;

  static Optional<CallStatus> named(String name) {
    return switch (name) {
      case "successful" -> Optional.of(SUCCESSFUL);
      case "failed" -> Optional.of(FAILED);
      case "unfinished" -> Optional.of(UNFINISHED);
      case "unavailable" -> Optional.of(UNAVAILABLE);
      case "detached" -> Optional.of(DETACHED);
      default -> Optional.empty();
    };
  }
}
