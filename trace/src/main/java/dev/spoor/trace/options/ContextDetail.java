package dev.spoor.trace.options;

import java.util.Optional;

/// What `--secontext` says of SELinux contexts besides their types.
public enum ContextDetail {
  /// All of a context, not its type alone.
  FULL,
  /// Also the context that the policy's database has for the file, where that is another one.
  MISMATCH;

  static Optional<ContextDetail> named(String name) {
    return switch (name) {
      case "full" -> Optional.of(FULL);
      case "mismatch" -> Optional.of(MISMATCH);
      default -> Optional.empty();
    };
  }
}
