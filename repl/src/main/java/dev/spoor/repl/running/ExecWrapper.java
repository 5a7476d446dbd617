package dev.spoor.repl.running;

import dev.spoor.repl.debuggee.Workbench;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program that is to execute the one that is debugged: `env -u LANG`.
///
/// @param words its path and its arguments; empty for none
record ExecWrapper(List<String> words) {
  static final ExecWrapper NONE = new ExecWrapper(List.of());

  ExecWrapper {
    words = List.copyOf(words);
  }

  /// {@return what a user has typed}
  ///
  /// @throws CommandException if there is no such program
  static ExecWrapper parse(String text, Workbench workbench) {
    var words = new ArrayList<>(Words.of(text));
    if (words.isEmpty()) {
      return NONE;
    }
    words.set(0, found(words.getFirst(), workbench).toString());
    return new ExecWrapper(words);
  }

  private static Path found(String name, Workbench workbench) {
    if (name.contains("/")) {
      return workbench.path(name);
    }
    for (var directory : workbench.surroundings().variable("PATH").split(":", -1)) {
      var path = workbench.path(directory).resolve(name);
      if (Files.isExecutable(path) && !Files.isDirectory(path)) {
        return path;
      }
    }
    throw new CommandException("exec-wrapper: " + name + ": No such file or directory.");
  }

  /// {@return how many programs are executed before the one that is meant}
  int programs() {
    return words.isEmpty() ? 0 : 1;
  }
}
