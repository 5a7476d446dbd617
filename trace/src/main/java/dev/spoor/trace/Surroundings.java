package dev.spoor.trace;

import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// What the command knows of where it was called.
///
/// @param program the name in front of messages
/// @param invocation what a user types to call the command
/// @param handedDown what a launched program gets of the user's shell
/// @param waiting what is said of a process that waits to become the program; empty: there is none
/// @param environment the same shell's environment, strings `NAME=value` in their order
public record Surroundings(
    String program,
    String invocation,
    HandedDown handedDown,
    String waiting,
    List<ByteString> environment) {
  /// Copies the list.
  public Surroundings {
    environment = List.copyOf(environment);
  }

  /// {@return the value of a variable}
  Optional<ByteString> variable(String name) {
    var prefix = name + "=";
    for (var entry : environment) {
      if (startsWith(entry, prefix)) {
        return Optional.of(entry.slice(prefix.length(), entry.length()));
      }
    }
    return Optional.empty();
  }

  private static boolean startsWith(ByteString text, String prefix) {
    if (text.length() < prefix.length()) {
      return false;
    }
    for (var i = 0; i < prefix.length(); i++) {
      if (text.at(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
