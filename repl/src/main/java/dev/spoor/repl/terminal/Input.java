package dev.spoor.repl.terminal;

import java.util.Optional;

/// Where the user's lines come from.
public interface Input extends AutoCloseable {
  /// {@return the next line; empty at the end of all}
  ///
  /// @param prompt what to show before it, where somebody looks
  Optional<String> next(String prompt);

  /// {@return whether a person is typing}
  boolean isInteractive();

  @Override
  default void close() {}
}
