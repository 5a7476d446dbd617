package dev.spoor.trace.options;

import java.util.Optional;

/// The messages that `-q` and `-e quiet=` silence.
public enum Message {
  /// A process was attached to or detached from.
  ATTACH,
  /// A process ended.
  EXIT,
  /// A process has calls made that no tracer sees, through an io_uring(7).
  IO_URING,
  /// A path given with `-P` stands for another.
  PATH_RESOLUTION,
  /// A task's calls are of another ABI than before.
  PERSONALITY,
  /// A thread that is not the leader replaced the program.
  THREAD_EXECVE;

  static Optional<Message> named(String name) {
    return switch (name) {
      case "attach" -> Optional.of(ATTACH);
      case "exit", "exits" -> Optional.of(EXIT);
      case "io_uring", "io-uring" -> Optional.of(IO_URING);
      case "path-resolution", "path-resolve" -> Optional.of(PATH_RESOLUTION);
      case "personality" -> Optional.of(PERSONALITY);
      case "thread-execve", "superseded" -> Optional.of(THREAD_EXECVE);
      default -> Optional.empty();
    };
  }
}
