package dev.spoor.live.differential;

import dev.spoor.testkit.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// What strace and Spoor trace: both get `-f -o FILE` and `options`.
///
/// @param needs programs without which it cannot run
/// @param script what `sh -c` runs
record Command(
    String name, Comparison comparison, List<String> needs, List<String> options, String script) {
  /// How logs are compared.
  enum Comparison {
    /// Task by task, line by line.
    LINES,
    /// Each line with any of the other's, of any run and any task, without the numbers in it: for
    /// programs of several tasks whose order is chance.
    ANY
  }

  /// {@return the commands with options of their own, commands.txt}
  static Stream<Command> withOptions() {
    return Excuses.rows("commands.txt").stream()
        .map(row -> row.split("\t+", 3))
        .map(parts ->
            new Command(parts[0], Comparison.LINES, List.of(), words(parts[1], " "), parts[2]));
  }

  /// {@return the commands that are run in every [Mode], programs.txt}
  static Stream<Command> programs() {
    return Excuses.rows("programs.txt").stream()
        .map(row -> row.split("\t+", 4))
        .map(parts ->
            new Command(
                parts[0],
                Comparison.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                words(parts[2], ","),
                List.of(),
                parts[3]));
  }

  private static List<String> words(String text, String separator) {
    return text.equals("-") ? List.of() : Arrays.asList(text.split(separator, -1));
  }

  Command in(Mode mode) {
    return new Command(name, comparison, needs, mode.options(), script);
  }

  /// Ends the test if a program is missing; in CI it fails, but for programs with a `?` behind.
  void needsItsPrograms() {
    for (var need : needs) {
      var program = need.replace("?", "");
      if (!Files.isExecutable(Path.of("/usr/bin", program))) {
        var reason = "/usr/bin/" + program + " is not there";
        throw need.endsWith("?") ? new TestAbortedException(reason) : Requirement.missing(reason);
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
