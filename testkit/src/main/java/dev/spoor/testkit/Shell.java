package dev.spoor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a program to its end, untraced: an oracle to compare with.
public final class Shell {
  private Shell() {}

  /// What a program that ended left.
  ///
  /// @param exit its exit code; 128 and more for a signal
  /// @param stdout what it printed, in ISO 8859-1: a character a byte
  /// @param stderr the same for standard error
  public record Outcome(int exit, String stdout, String stderr) {
    /// {@return this outcome}
    ///
    /// @throws AssertionError with its standard error if the program did not succeed
    public Outcome orFail() {
      if (exit != 0) {
        throw new AssertionError("exit " + exit + ": " + stderr + stdout);
      }
      return this;
    }
  }

  /// Runs a program with empty standard input.
  ///
  /// @param command its name or path and its arguments
  public static Outcome run(String... command) {
    return run(List.of(command), "", Map.of());
  }

  /// Runs a script with `sh -c`; `arguments` are `$0`, `$1` ...
  public static Outcome script(String text, String... arguments) {
    var command = new java.util.ArrayList<>(List.of("sh", "-c", text));
    command.addAll(List.of(arguments));
    return run(command, "", Map.of());
  }

  /// Runs a program.
  ///
  /// @param input what it finds on standard input
  /// @param environment variables to add to this process's own
  public static Outcome run(List<String> command, String input, Map<String, String> environment) {
    try {
      var files = Files.createTempDirectory("spoor-shell");
      try {
        return run(command, input, environment, files);
      } finally {
        for (var file : List.of("in", "out", "err")) {
          Files.deleteIfExists(files.resolve(file));
        }
        Files.delete(files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + command + " ran", e);
    }
  }

  /// Files rather than pipes: nothing can block on a full one.
  private static Outcome run(
      List<String> command, String input, Map<String, String> environment, Path files)
      throws IOException, InterruptedException {
    Files.writeString(files.resolve("in"), input, StandardCharsets.UTF_8);
    var builder =
        new ProcessBuilder(command)
            .redirectInput(files.resolve("in").toFile())
            .redirectOutput(Redirect.to(files.resolve("out").toFile()))
            .redirectError(Redirect.to(files.resolve("err").toFile()));
    builder.environment().putAll(environment);
    var exit = builder.start().waitFor();
    return new Outcome(
        exit,
        Files.readString(files.resolve("out"), StandardCharsets.ISO_8859_1),
        Files.readString(files.resolve("err"), StandardCharsets.ISO_8859_1));
  }

  /// {@return where `program` is found on PATH}
  public static Optional<Path> which(String program) {
    var found = script("command -v \"$1\"", "sh", program);
    return found.exit == 0 ? Optional.of(Path.of(found.stdout.strip())) : Optional.empty();
  }

  /// Waits for the end of a process.
  ///
  /// @return its status as a shell has it
  static int awaitEnd(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
