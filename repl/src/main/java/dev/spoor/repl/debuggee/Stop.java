package dev.spoor.repl.debuggee;

import dev.spoor.debugger.Halt;

/// A halt that the user was told of, for `why`.
///
/// @param command what the user had said to let the program go
/// @param halt why it halted
/// @param summary the lines that were shown
public record Stop(String command, Halt halt, java.util.List<String> summary) {
  /// Copies the list.
  public Stop {
    summary = java.util.List.copyOf(summary);
  }
}
