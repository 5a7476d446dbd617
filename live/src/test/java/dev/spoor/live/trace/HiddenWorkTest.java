package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The note that a process works through an io_uring, where no tracer sees it.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenWorkTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private static final String NOTE =
      "spoor: Process \\d+ uses io_uring: what it has done through the ring is no system call and"
          + " not shown";

  private String program = "";

  @BeforeAll
  void needsRings() {
    program = Tracees.compile("makes_ring").toString();
    // Builds what is not built, and says so.
    Shell.run(SPOOR, "version").orFail();
    if (Shell.run(program).exit() != 0) {
      throw Requirement.missing("io_uring_setup(2) is refused (kernel.io_uring_disabled)");
    }
  }

  private static Shell.Outcome trace(String options, String... more) {
    var words = new ArrayList<>(List.of(SPOOR, "trace"));
    words.addAll(List.of(options.split(" ", -1)));
    words.addAll(List.of(more));
    return Shell.run(words.toArray(String[]::new));
  }

  private static List<String> notes(String text) {
    return text.lines().filter(line -> line.matches(NOTE)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f",
        "-o /dev/null",
        "-o /dev/null -e trace=write",
        "-o /dev/null -f -e trace=write",
        "-o /dev/null -f -e trace=write --no-seccomp",
        "-o /dev/null -f -e trace=io_uring_setup",
        "-o /dev/null -P /nothing",
        "-o /dev/null -z",
        "-o /dev/null -c",
        "-o /dev/null -e quiet=attach,exit",
      })
  void aProcessThatMakesRingsIsNotedOnce(String options) {
    var outcome = trace(options, program).orFail();

    assertThat(notes(outcome.stderr())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-q",
        "-qq",
        "-qqq",
        "-e quiet=io_uring",
        "--quiet=all",
        "-e quiet=io_uring -f -e trace=write"
      })
  void theNoteCanBeSilenced(String options) {
    var outcome = trace(options, program).orFail();

    assertThat(outcome.stderr()).isNotEmpty().doesNotContain("uses io_uring");
  }

  @Test
  void theNoteStandsBehindTheCallThatMadeTheRing() {
    var lines = trace("-e trace=io_uring_setup", program).orFail().stderr().lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("io_uring_setup(0, ").contains(" = -1 EINVAL");
    assertThat(lines.get(1)).startsWith("io_uring_setup(4, ");
    assertThat(lines.get(2)).matches(NOTE);
    assertThat(lines.get(3)).startsWith("io_uring_setup(4, ");
  }

  @Test
  void eachProcessIsNoted() {
    var outcome =
        trace("-o /dev/null -f -e trace=none", "sh", "-c", "\"$0\"; \"$0\"; \"$0\"", program)
            .orFail();

    assertThat(notes(outcome.stderr()).stream().distinct()).hasSize(3);
  }

  @Test
  void asJsonItIsAnEventInTheTrace() {
    var outcome = trace("--format=json -e trace=none", program).orFail();

    assertThat(outcome.stderr().lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"type\":\"note\",\"pid\":")
        .contains("\"about\":\"io_uring\",\"text\":\"Process ");
  }

  @Test
  void aProcessThatHasARingAlreadyIsNoted(@TempDir Path directory) throws IOException {
    var ready = directory.resolve("ready").toString();
    try (var running = Background.start(program)) {
      running.line();

      // The tracer's output says that it is there; only then does it get its signal.
      var outcome =
          Shell.script(
              "mkfifo \"$2\"; exec 3>&2; \"$0\" trace -e trace=none -p \"$1\" 2>\"$2\" & t=$!"
                  + "; while read line; do echo \"$line\""
                  + "; case $line in *io_uring*) kill $t;; esac; done <\"$2\"; wait $t",
              SPOOR,
              running.pid().toString(),
              ready);

      assertThat(notes(outcome.stdout())).hasSize(1);
      running.endInput();
      assertThat(running.exit()).isZero();
    }
    Files.deleteIfExists(Path.of(ready));
  }
}
