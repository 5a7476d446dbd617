package dev.spoor.live.calls;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The programs of `tracees/calls`, for 64 and for 32 bits, and what a tracer writes of them.
final class CallPrograms {
  // Each in a directory of its own, in which it leaves nothing.
  private static final String RUN_ALL =
      """
      cd "$0" || exit
      for program; do
        mkdir work && (cd work && exec "$program") && rmdir work || {
          echo "failed: $program" >&2
          exit 1
        }
      done
      """;

  private final List<String> programs;

  private CallPrograms(List<String> programs) {
    this.programs = List.copyOf(programs);
  }

  /// What the programs expect and what was written, by task.
  record Run(List<Expectation> expected, Map<Long, List<String>> written) {}

  /// Compiles all of them.
  static CallPrograms compile() throws IOException {
    var programs = new ArrayList<String>();
    var directory = Tracees.directory().resolve("calls");
    // A program is compiled again if what it includes has changed.
    var headers = "-DHEADERS=" + sum(directory);
    for (var name : names(directory)) {
      programs.add(Tracees.compile("calls/" + name, headers, "-Wno-unused").toString());
      programs.add(Tracees.compile("calls/" + name, headers, "-Wno-unused", "-m32").toString());
    }
    return new CallPrograms(programs);
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".c"))
          .map(name -> name.substring(0, name.length() - ".c".length()))
          .sorted()
          .toList();
    }
  }

  private static long sum(Path directory) throws IOException {
    var sum = new CRC32();
    for (var header : List.of("expect.h", "expect_calls.h")) {
      sum.update(Files.readAllBytes(directory.resolve(header)));
    }
    return sum.getValue();
  }

  /// {@return what they expect, run by nobody}
  List<Expectation> expectations(Path directory) {
    return run(List.of(), directory);
  }

  private List<Expectation> run(List<String> tracer, Path directory) {
    var command = new ArrayList<>(tracer);
    command.addAll(List.of("sh", "-c", RUN_ALL, directory.toString()));
    command.addAll(programs);
    var output = Shell.run(command.toArray(String[]::new)).orFail().stdout();
    return output.lines().map(Expectation::of).toList();
  }

  /// Runs all of them, one after the other, under a tracer that writes a file a task.
  Run under(List<String> tracer, Path directory) throws IOException {
    var command = new ArrayList<>(tracer);
    command.addAll(List.of("-ff", "-o", directory.resolve("trace").toString()));
    var expected = run(command, directory);
    var written = new HashMap<Long, List<String>>();
    for (var expectation : expected) {
      if (!written.containsKey(expectation.tid())) {
        var file = directory.resolve("trace." + expectation.tid());
        written.put(
            expectation.tid(),
            Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList());
      }
    }
    return new Run(expected, written);
  }
}
