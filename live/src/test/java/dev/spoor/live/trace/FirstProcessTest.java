package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `spoor trace` as process 1 of a PID namespace, as in a container.
@Tag("live")
class FirstProcessTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  /// Its parent has gone when the orphan may end; then it is waited for, but not for ever.
  private static final String ORPHAN =
      "mkfifo f; o=$(sh -c 'head -c 1 <> f > /dev/null & echo $!'); echo > f; "
          + "i=0; while kill -0 $o 2>/dev/null && [ $i -lt 300000 ]; do i=$((i+1)); done; "
          + "kill -0 $o 2>/dev/null && echo zombie || echo reaped";

  @TempDir Path directory;

  @BeforeAll
  static void needsNamespaces() {
    Requirement.program("unshare");
    if (Shell.run("unshare", "-pf", "--mount-proc", "true").exit() != 0) {
      throw Requirement.missing("no right to make a PID namespace");
    }
  }

  private String alone(String options) {
    var words = "cd \"$2\"; exec unshare -pf --mount-proc \"$1\" trace -o log ";
    return Shell.run(
            "sh", "-c", words + options + " \"$3\"", "sh", SPOOR, directory.toString(), ORPHAN)
        .orFail()
        .stdout();
  }

  @Test
  void orphansThatNobodyTracesAreReaped() {
    assertThat(alone("-e trace=execve sh -c")).isEqualTo("reaped\n");
  }

  @Test
  void orphansThatAreTracedAreToldOf() {
    assertThat(alone("-f -e trace=execve sh -c")).isEqualTo("reaped\n");
    assertThat(directory.resolve("log")).content().contains("\"/usr/bin/head\"");
    assertThat(directory.resolve("log"))
        .content()
        .satisfies(
            log -> assertThat(log.split("\\+\\+\\+ exited with 0 \\+\\+\\+", -1)).hasSize(5));
  }
}
