package dev.spoor.live.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of `commands.txt` under the installed strace and under Spoor, with address-space
/// randomisation off. Logs and differences are left in `target/differential`.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
  /// One line in a hundred may be excused.
  private static final int LINES_PER_EXCUSE = 100;

  /// A program may itself run in several ways: which of two children ends first, what a random name
  /// is. What the reference shows in none of so many runs and we show in all of ours, or the other
  /// way round, is no chance of the program's.
  private static final int MOST_RUNS = 5;

  private static final Path LOGS = Path.of("target", "differential").toAbsolutePath();
  private static final Path SPOOR =
      Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath().resolve("bin/spoor");

  private final Excuses excuses = Excuses.read();
  private int lines;
  private int excused;
  private int repeated;

  /// A row of commands.txt: a name, options, and what the shell is to run.
  record Command(String name, List<String> options, String script) {
    static Command parse(String row) {
      var parts = row.split("\t+", 3);
      return new Command(
          parts[0],
          parts[1].equals("-") ? List.of() : Arrays.asList(parts[1].split(" ", -1)),
          parts[2]);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Command> commands() {
    return Excuses.rows("commands.txt").stream().map(Command::parse);
  }

  @BeforeAll
  void needsStrace() throws IOException {
    Requirement.program("strace");
    Requirement.program("setarch");
    Files.createDirectories(LOGS);
    Shell.run("rm", "-rf", LOGS.resolve("work").toString()).orFail();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyLineIsTheSame(Command command) throws IOException {
    var references = new ArrayList<TraceLog>();
    var ours = new ArrayList<TraceLog>();
    Difference best;
    do {
      references.add(log(command, "strace", List.of("strace")));
      ours.add(log(command, "spoor", List.of(SPOOR.toString(), "trace")));
      best = closest(command, references, ours);
    } while (!unexcused(command, best).isEmpty() && ours.size() < MOST_RUNS);

    var unexcused = unexcused(command, best);
    Files.write(LOGS.resolve(command.name() + ".diff"), best.only());
    lines += best.lines();
    excused += best.only().size() - unexcused.size();
    repeated += ours.size() - 1;
    assertThat(best.lines()).as("lines of the reference").isPositive();
    assertThat(unexcused).isEmpty();
  }

  /// {@return the smallest difference between a run of the reference and one of ours}
  private Difference closest(Command command, List<TraceLog> references, List<TraceLog> ours) {
    return references.stream()
        .flatMap(reference -> ours.stream().map(own -> Difference.of(reference, own)))
        .min(Comparator.comparingInt(difference -> unexcused(command, difference).size()))
        .orElseThrow();
  }

  private List<String> unexcused(Command command, Difference difference) {
    return difference.only().stream()
        .filter(line -> !excuses.excuses(command.name(), line))
        .toList();
  }

  private TraceLog log(Command command, String tool, List<String> tracer) throws IOException {
    var file = LOGS.resolve(command.name() + "." + tool);
    // Always the same, for its length shows.
    var work = Files.createDirectory(LOGS.resolve("work"));
    var words = new ArrayList<>(List.of("env", "-C", work.toString(), "-i"));
    // The same for both, and no more than the commands need.
    words.addAll(
        List.of(
            "PATH=/usr/bin:/bin",
            "HOME=/root",
            "LC_ALL=C",
            "TERM=dumb",
            "TRACEE_32=" + Tracees.compile("hello", "-m32")));
    words.addAll(List.of("setarch", "-R"));
    words.addAll(tracer);
    words.addAll(command.options());
    words.addAll(List.of("-f", "-o", file.toString(), "/bin/sh", "-c", command.script()));
    try {
      var outcome = Shell.run(words.toArray(String[]::new));
      assertThat(outcome.stderr()).doesNotContain("Exception");
      var text = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return TraceLog.parse(text).mapped(excuses::withoutVarying);

    } finally {
      Shell.run("rm", "-rf", work.toString()).orFail();
    }
  }

  @Test
  void atMostTenPatternsVary() {
    assertThat(excuses.varying()).hasSizeLessThanOrEqualTo(Excuses.MOST_PATTERNS);
  }

  @Test
  void thereAreFortyCommands() {
    assertThat(commands()).hasSizeGreaterThanOrEqualTo(40);
  }

  @AfterAll
  void atMostOneLineInAHundredIsExcused() {
    System.err.println(
        "differential: "
            + lines
            + " lines, "
            + excused
            + " excused, "
            + repeated
            + " runs repeated");
    assertThat((long) excused * LINES_PER_EXCUSE).isLessThanOrEqualTo(lines);
  }
}
