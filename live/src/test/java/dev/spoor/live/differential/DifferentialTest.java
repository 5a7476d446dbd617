package dev.spoor.live.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of `commands.txt`, each with its own options, under the installed strace and under
/// Spoor. Logs and differences are left in `target/differential`.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
  /// One line in a hundred may be excused.
  private static final int LINES_PER_EXCUSE = 100;

  private static final int MOST_RUNS = 5;
  private static final Path LOGS = Path.of("target", "differential");

  private final Excuses excuses = Excuses.read();
  private Runs runs;
  private int lines;
  private int excused;
  private int repeated;

  static Stream<Command> commands() {
    return Command.withOptions();
  }

  @BeforeAll
  void needsStrace() throws IOException {
    Requirement.program("strace");
    Requirement.program("setarch");
    Shell.run("rm", "-rf", LOGS.toString()).orFail();
    runs = new Runs(excuses, LOGS, MOST_RUNS);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyLineIsTheSame(Command command) throws IOException {
    var outcome = runs.compare(command);

    lines += outcome.difference().lines();
    excused += outcome.difference().only().size() - outcome.unexcused().size();
    repeated += outcome.repeated();
    assertThat(outcome.difference().lines()).as("lines of the reference").isPositive();
    assertThat(outcome.unexcused()).isEmpty();
  }

  @Test
  void atMostTenPatternsVary() {
    assertThat(excuses.varying()).hasSizeLessThanOrEqualTo(Excuses.MOST_PATTERNS);
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
