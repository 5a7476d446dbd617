package dev.spoor.repl.fullscreen;

import dev.spoor.repl.text.CommandException;

/// Windows as users name them.
final class Windows {
  private Windows() {}

  /// {@return the window of the layout whose name begins so}
  ///
  /// @throws CommandException if there is none, or the mode is off
  static String named(FullScreen screen, String word) {
    if (!screen.isOn()) {
      throw new CommandException("The TUI is not active.");
    }
    var found = screen.boxes().keySet().stream().filter(name -> name.startsWith(word)).toList();
    if (word.isEmpty() || found.isEmpty()) {
      throw new CommandException("Unrecognized window name \"" + word + "\"");
    }
    return found.getFirst();
  }
}
