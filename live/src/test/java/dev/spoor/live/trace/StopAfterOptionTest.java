package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tracing that ends before what is traced does.
@Tag("live")
class StopAfterOptionTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private static Shell.Outcome trace(String... words) {
    var command = new ArrayList<>(List.of(SPOOR, "trace"));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  @Test
  void afterSoManyCallsTheProgramGoesOn() {
    var outcome = trace("-q", "--stop-after=3", "sh", "-c", "echo on; exit 5");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stderr().lines())
        .hasSize(4)
        .last()
        .isEqualTo("spoor: --stop-after: stopped after 3 calls");
  }

  @Test
  void callsThatAreNotShownDoNotCount() {
    var outcome =
        trace(
            "-qq",
            "-Z",
            "--stop-after=1call",
            "-e",
            "trace=write",
            "sh",
            "-c",
            "echo; echo >&-; :");

    assertThat(outcome.stderr()).contains("EBADF").contains("stopped after 1 call\n");
  }

  @Test
  void theTimeIsOverAlsoWhereNothingHappens() throws IOException {
    // The program waits, untraced then, until somebody writes.
    var script =
        "mkfifo \"$1\" \"$2\"; \"$0\" trace -q --stop-after=100ms"
            + " sh -c 'read line <\"$0\"; echo \"$line\" >\"$1\"' \"$1\" \"$2\"; echo status $? >&2;"
            + " echo went on >\"$1\"; cat \"$2\"";

    var outcome = fifos(script);

    assertThat(outcome.stdout()).isEqualTo("went on\n");
    assertThat(outcome.stderr()).endsWith("spoor: --stop-after: stopped after 0.1 s\nstatus 0\n");
  }

  @Test
  void anAttachedProgramGoesOnToo() throws IOException {
    var script =
        "mkfifo \"$1\" \"$2\"; (read line <\"$1\"; echo \"$line\" >\"$2\") &"
            + " \"$0\" trace -q --stop-after=1ms -p $!; echo went on >\"$1\"; cat \"$2\"; wait";

    var outcome = fifos(script);

    assertThat(outcome.stdout()).isEqualTo("went on\n");
    assertThat(outcome.stderr()).endsWith("stopped after 0.001 s\n");
  }

  private Shell.Outcome fifos(String script) {
    var in = directory.resolve("in").toString();
    var out = directory.resolve("out").toString();
    return Shell.script(script, SPOOR, in, out).orFail();
  }

  @Test
  void afterSoManyBytesItIsOver() throws IOException {
    var log = directory.resolve("log");

    var outcome =
        trace("--kill-on-exit", "--stop-after=2kB,1h", "-o", log.toString(), "cat", "/dev/zero");

    assertThat(outcome.stderr()).containsPattern("stopped after 2\\d\\d\\d bytes\n");
    assertThat(Files.size(log)).isBetween(2000L, 3000L);
    assertThat(outcome.exit()).isEqualTo(128 + 9);
  }

  @Test
  void bytesCountAlsoWhereSomethingIsDoneToEachCall() throws IOException {
    var log = directory.resolve("log");

    var outcome =
        trace(
            "--kill-on-exit",
            "--stop-after=2kB",
            "-e",
            "inject=all:delay_exit=1",
            "-o",
            log.toString(),
            "cat",
            "/dev/zero");

    assertThat(outcome.stderr()).containsPattern("stopped after 2\\d\\d\\d bytes\n");
    assertThat(Files.size(log)).isBetween(2000L, 3000L);
  }

  @Test
  void theLastLineIsWrittenBeforeTheProgramGoesOn() {
    var outcome =
        Shell.script(
            "\"$0\" trace -qq --stop-after=match -P /etc/passwd cat /etc/passwd 2>&1", SPOOR);

    assertThat(outcome.stdout()).matches("(?s)openat\\([^\n]*\\) += 3\n[^ ].*");
  }

  @Test
  void bytesOfAllFilesCount() throws IOException {
    var log = directory.resolve("log").toString();

    var outcome =
        trace(
            "-ff", "--stop-after=6kB", "-o", log, "sh", "-c", "(:); (:); (:); (:); (:); exec true");

    assertThat(outcome.stderr()).contains("spoor: --stop-after: stopped after 6");
    try (var files = Files.list(directory)) {
      var bytes = files.mapToLong(file -> file.toFile().length()).sum();
      assertThat(bytes).isBetween(6_000L, 8_000L);
    }
  }

  @Test
  void atTheFirstMatchItIsOver() {
    // The pipe lasts as long as the program.
    var script =
        "\"$0\" trace -q --stop-after=match --where \"path == '/etc/passwd'\""
            + " wc -c /etc/passwd /etc/passwd | cat";

    var outcome = Shell.script(script, SPOOR);

    assertThat(outcome.stdout()).contains("total");
    assertThat(outcome.stderr().lines())
        .satisfiesExactly(
            call -> assertThat(call).contains("\"/etc/passwd\""),
            why -> assertThat(why).endsWith("stopped at the first call that is shown"));
  }

  @Test
  void aCallThatDoesNotReturnIsAMatch() {
    var outcome =
        trace(
            "-f",
            "-q",
            "--stop-after=match",
            "-e",
            "trace=exit_group",
            "sh",
            "-c",
            "(exit 4); exit 5");

    assertThat(outcome.stderr().lines().filter(line -> line.contains("exit_group(")))
        .singleElement()
        .asString()
        .contains("exit_group(4)");
  }

  @Test
  void aProgramThatWouldBeUnderAFilterGoesOnToo() {
    var outcome =
        trace("-f", "-q", "--stop-after=1", "-e", "trace=write", "sh", "-c", "echo one; echo two");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stderr()).contains("stopped after 1 call\n");
  }

  @Test
  void theTableIsWrittenAtTheEnd() {
    var outcome = trace("-c", "-q", "--stop-after=2", "true");

    assertThat(outcome.stderr()).contains("execve").endsWith("stopped after 2 calls\n");
  }

  @Test
  void aProgramThatEndsBeforeIsNotSaidToBeStopped() {
    var outcome =
        trace("-qq", "--stop-after=1h,1T,100000", "-e", "trace=none", "sh", "-c", "exit 7");

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void conditionsThatAreNoneAreRefused() {
    for (var condition : List.of("0", "x", "", "10ms,", "1x")) {
      var outcome = trace("--stop-after=" + condition, "true");

      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.stderr()).startsWith("spoor: invalid --stop-after argument: ");
    }
  }
}
