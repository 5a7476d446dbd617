package dev.spoor.repl.general;

import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.terminal.Input;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of commands.
public final class ScriptFile {
  private static final long MOST_BYTES = 16 << 20;

  private final String name;
  private final Path directory;

  /// @param name as it was typed
  /// @param directory that a relative name counts from
  public ScriptFile(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  /// The lines, and how far they have been read.
  private static final class NumberedLines implements Input {
    private final List<String> lines;
    private int next;

    NumberedLines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public Optional<String> next(String prompt) {
      return next < lines.size() ? Optional.of(lines.get(next++)) : Optional.empty();
    }

    @Override
    public boolean isInteractive() {
      return false;
    }
  }

  /// Runs its lines as far as the first that fails.
  ///
  /// @throws CommandException if it cannot be read, or a line fails; the message says which
  public void run(Shell shell) {
    var lines = new NumberedLines(lines());
    try {
      shell.source(lines);
    } catch (CommandException failure) {
      throw new CommandException(
          name + ":" + lines.next + ": Error in sourced command file:\n" + failure.sentence());
    }
  }

  private List<String> lines() {
    try {
      var path = directory.resolve(expanded());
      if (Files.isDirectory(path)) {
        throw new CommandException(name + ": Is a directory.");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new CommandException(name + ": not a file of commands.");
      }
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException | InvalidPathException _) {
      throw new CommandException(name + ": No such file or directory.");
    }
  }

  private String expanded() {
    return name.replaceAll("^[\"']|[\"']$", "");
  }
}
