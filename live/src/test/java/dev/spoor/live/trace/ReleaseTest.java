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

/// Programs that are let go while they run, and what is said of them.
@Tag("live")
class ReleaseTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private static Shell.Outcome trace(String... words) {
    var command = new ArrayList<>(List.of(SPOOR, "trace"));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  @Test
  void afterTheLimitTheProgramGoesOnUntraced() {
    var outcome =
        trace("--syscall-limit=2", "-e", "trace=execve,write", "sh", "-c", "echo one; echo two");

    assertThat(outcome.exit()).isEqualTo(0);
    assertThat(outcome.stderr().lines())
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("write(1, \"one\\n\", 4)");
    assertThat(outcome.stderr()).containsPattern("spoor: Process \\d+ detached\n$");
  }

  @Test
  void theLimitCountsCallsOfAllTasks() {
    var outcome =
        trace(
            "-qq",
            "-f",
            "--syscall-limit=2",
            "-e",
            "trace=exit_group,write",
            "sh",
            "-c",
            "(echo one); (echo two); (echo three)");

    assertThat(outcome.stderr().lines().filter(line -> line.contains("write("))).hasSize(2);
  }

  @Test
  void whatIsLeftAtTheLimitIsKilledOnRequest() {
    var script =
        "\"$0\" trace -qq --kill-on-exit --syscall-limit=1 -e trace=write"
            + " sh -c 'echo $$; exec sleep 1000'";

    var outcome = Shell.script(script, SPOOR);

    var program = outcome.stdout().strip();
    assertThat(program).isNotEmpty();
    assertThat(Path.of("/proc", program)).doesNotExist();
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    for (var limit : List.of("0", "x", "-1", "")) {
      var outcome = trace("--syscall-limit=" + limit, "true");

      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.stderr()).startsWith("spoor: invalid --syscall-limit argument: ");
    }
  }

  @Test
  void theProgramHasTheNameThatItIsGiven() {
    var outcome = trace("--argv0=other", "-e", "trace=execve", "sh", "-c", "echo $0 >&2; exit 4");

    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.stderr()).contains("[\"other\", \"-c\"").containsPattern("(?m)^other$");
  }

  @Test
  void aNameWithoutAProgramIsRefused() {
    var outcome = trace("--argv0=other", "-p", "1");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).startsWith("spoor: PROG [ARGS] must be specified with --argv0");
  }

  @Test
  void signalsEndTheTracerOrDoNot() {
    var interrupt = "kill -INT $PPID; echo after >&2";

    var deaf = trace("-I", "3", "-qq", "-e", "trace=none", "sh", "-c", interrupt);
    var defaults = trace("-o", "/dev/null", "-e", "trace=none", "sh", "-c", interrupt);

    assertThat(deaf.exit()).isEqualTo(0);
    assertThat(deaf.stderr()).contains("after");
    assertThat(defaults.exit()).isEqualTo(0);
  }

  @Test
  void signalsEndTheTracerAlsoWithAFileWhereThatIsSaid() {
    var outcome =
        trace(
            "-I",
            "1",
            "-o",
            "/dev/null",
            "-e",
            "trace=none",
            "sh",
            "-c",
            "kill -INT $PPID; sleep 1000");

    assertThat(outcome.exit()).isEqualTo(128 + 2);
  }

  @Test
  void aSignalCanEndTheTracerAtOnce(@TempDir Path directory) throws IOException {
    var log = directory.resolve("log");

    var outcome =
        trace("-I1", "-c", "-o", log.toString(), "sh", "-c", "kill -TERM $PPID; exec sleep 1000");
    var lines =
        trace(
            "-Ianywhere",
            "-o",
            log + ".lines",
            "-e",
            "trace=kill,exit_group",
            "-e",
            "signal=none",
            "sh",
            "-c",
            "kill -TERM $PPID; exec sleep 1000");

    assertThat(outcome.exit()).isEqualTo(128 + 15);
    assertThat(log).isEmptyFile();
    assertThat(lines.exit()).isEqualTo(128 + 15);
    assertThat(Files.readString(Path.of(log + ".lines"))).matches("kill\\(\\d+, SIGTERM.*\\n?");
  }

  @Test
  void whatIsSaidAtTheEndIsSaidAlsoIfASignalEndsTheTracer() {
    var outcome =
        trace("-d", "--tree", "-e", "trace=none", "sh", "-c", "kill -INT $PPID; sleep 1000");

    assertThat(outcome.exit()).isEqualTo(128 + 2);
    assertThat(outcome.stderr()).contains("COMMAND\n").containsPattern("spoor: \\d+ stops: ");
  }
}
