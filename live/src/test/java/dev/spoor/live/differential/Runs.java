package dev.spoor.live.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Runs commands under the installed strace and under Spoor, with address-space randomisation off,
/// and compares. Logs and differences are left in a directory.
///
/// A program may itself run in several ways: which of two children ends first, what a random name
/// is. So where lines differ both run again, and the most similar pair counts. What the reference
/// shows in none of so many runs and we show in all of ours, or the other way round, is no chance
/// of the program's.
final class Runs {
  private static final Path SPOOR =
      Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath().resolve("bin/spoor");

  private final Excuses excuses;
  private final Path logs;
  private final int most;
  private final Map<String, String> tracees;

  /// @param most how often a command is run at most
  Runs(Excuses excuses, Path logs, int most) throws IOException {
    this.excuses = excuses;
    this.logs = Files.createDirectories(logs.toAbsolutePath());
    this.most = most;
    this.tracees =
        Map.of(
            "TRACEE_32", Tracees.compile("hello", "-m32").toString(),
            "THREADS_32", Tracees.compile("many_threads", "-m32").toString(),
            "FILES", Tracees.compile("file_calls").toString(),
            "FILES_32", Tracees.compile("file_calls", "-m32").toString(),
            "WAITING", Tracees.compile("waiting_calls").toString(),
            "WAITING_32", Tracees.compile("waiting_calls", "-m32").toString(),
            "MEMORY", Tracees.compile("memory_calls").toString(),
            "MEMORY_32", Tracees.compile("memory_calls", "-m32").toString());
  }

  /// What comparing a command came to.
  ///
  /// @param unexcused those of the differing lines for which there is no excuse
  record Outcome(Difference difference, List<String> unexcused, int repeated) {}

  /// {@return the smallest difference between a run of the reference and one of ours}
  Outcome compare(Command command) throws IOException {
    var references = new ArrayList<TraceLog>();
    var ours = new ArrayList<TraceLog>();
    var outcomes = new ArrayList<Outcome>();
    do {
      references.add(log(command, "strace", List.of("strace")));
      ours.add(log(command, "spoor", List.of(SPOOR.toString(), "trace")));
      if (command.comparison() == Command.Comparison.ANY) {
        outcomes.add(outcome(command, Difference.ofAny(references, ours), ours.size()));
        continue;
      }
      for (var i = 0; i < ours.size(); i++) {
        outcomes.add(
            outcome(command, Difference.of(references.getLast(), ours.get(i)), ours.size()));
        if (i < ours.size() - 1) {
          outcomes.add(
              outcome(command, Difference.of(references.get(i), ours.getLast()), ours.size()));
        }
      }
    } while (!best(outcomes).unexcused().isEmpty() && ours.size() < most(command));
    var best = best(outcomes);
    var only = new ArrayList<>(best.difference().only());
    only.sort(Comparator.comparing(line -> !best.unexcused().contains(line)));
    Files.write(logs.resolve(command.name() + ".diff"), only, StandardCharsets.ISO_8859_1);
    return new Outcome(best.difference(), best.unexcused(), ours.size() - 1);
  }

  /// Where order is chance another run brings other lines: there what differs may.
  private int most(Command command) {
    return command.comparison() == Command.Comparison.ANY ? Math.min(most, 2) : most;
  }

  private static Outcome best(List<Outcome> outcomes) {
    return outcomes.stream()
        .min(Comparator.comparingInt(outcome -> outcome.unexcused().size()))
        .orElseThrow();
  }

  private Outcome outcome(Command command, Difference difference, int runs) {
    var unexcused =
        difference.only().stream().filter(line -> !excuses.excuses(command.name(), line)).toList();
    return new Outcome(difference, unexcused, runs - 1);
  }

  /// {@return the log of the last run of a command by `tool`}
  Path file(Command command, String tool) {
    return logs.resolve(command.name() + "." + tool);
  }

  private TraceLog log(Command command, String tool, List<String> tracer) throws IOException {
    var file = file(command, tool);
    // Always the same, for its length shows; and one for each worker.
    var work = Files.createDirectory(logs.resolve(Thread.currentThread().getName()));
    var words = new ArrayList<>(List.of("env", "-C", work.toString(), "-i"));
    // The same for both, and no more than the commands need.
    words.addAll(List.of("PATH=/usr/bin:/bin", "HOME=/root", "LC_ALL=C", "TERM=dumb"));
    words.add("JAVA=" + Path.of(System.getProperty("java.home"), "bin", "java"));
    tracees.forEach((name, program) -> words.add(name + "=" + program));
    words.addAll(List.of("setarch", "-R"));
    words.addAll(tracer);
    words.addAll(command.options());
    words.addAll(List.of("-f", "-o", file.toString(), "/bin/sh", "-c", command.script()));
    try {
      var outcome = Shell.run(words.toArray(String[]::new));
      assertThat(outcome.stderr()).doesNotContain("Exception");
      var text =
          Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
              .map(line -> Mode.timeless(command.options(), line))
              .toList();
      return TraceLog.parse(text).mapped(line -> excuses.withoutVarying(command.name(), line));
    } catch (IOException e) {
      throw new UncheckedIOException(command.name(), e);
    } finally {
      Shell.run("rm", "-rf", work.toString()).orFail();
    }
  }
}
