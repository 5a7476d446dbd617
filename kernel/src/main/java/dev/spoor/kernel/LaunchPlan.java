package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// Everything about a program to be started. Strings are without their NUL.
///
/// @param path the file to execute, already looked up
/// @param arguments argv, with argv[0]
/// @param environment the environment in its order; empty: this process's own, as C's `environ` has
///   it
public record LaunchPlan(
    ByteString path, List<ByteString> arguments, Optional<List<ByteString>> environment) {
  /// Copies the lists.
  public LaunchPlan {
    arguments = List.copyOf(arguments);
    environment = environment.map(List::copyOf);
  }
}
