package dev.spoor.repl.debuggee;

import dev.spoor.repl.text.CommandException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The directory that file names count from. For the thread that runs commands.
final class WorkingDirectory {
  private final Surroundings surroundings;
  private Path path;

  /// Begins with that of the user.
  WorkingDirectory(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.path = Path.of(surroundings.directory());
  }

  /// {@return where it is}
  Path path() {
    return path;
  }

  /// Replaces it by another one.
  void change(Path value) {
    path = value;
  }

  /// {@return a path as the user typed it}
  ///
  /// @throws CommandException if it is no path
  Path resolve(String typed) {
    try {
      var home = surroundings.variable("HOME");
      return path.resolve(
          typed.startsWith("~/") && !home.isEmpty() ? home + typed.substring(1) : typed);
    } catch (InvalidPathException _) {
      throw new CommandException(typed + ": No such file or directory.");
    }
  }
}
