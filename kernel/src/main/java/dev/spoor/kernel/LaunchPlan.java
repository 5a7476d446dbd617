package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// Everything about a program to be started. Strings are without their NUL.
///
/// @param path the file to execute, already looked up
/// @param arguments argv, with argv\[0\]
/// @param environment the environment in its order; empty: this process's own, as C's `environ` has
///   it
/// @param steps what the process does to itself before it becomes the program, in this order
public record LaunchPlan(
    ByteString path,
    List<ByteString> arguments,
    Optional<List<ByteString>> environment,
    List<LaunchStep> steps) {
  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if a string has a NUL inside, where C would end it
  public LaunchPlan {
    arguments = List.copyOf(arguments);
    environment = environment.map(List::copyOf);
    steps = List.copyOf(steps);
    requireNoNul(path);
    arguments.forEach(LaunchPlan::requireNoNul);
    environment.ifPresent(all -> all.forEach(LaunchPlan::requireNoNul));
  }

  /// A plan without steps.
  public LaunchPlan(
      ByteString path, List<ByteString> arguments, Optional<List<ByteString>> environment) {
    this(path, arguments, environment, List.of());
  }

  static void requireNoNul(ByteString text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.at(i) == 0) {
        throw new IllegalArgumentException("a NUL inside " + text);
      }
    }
  }
}
