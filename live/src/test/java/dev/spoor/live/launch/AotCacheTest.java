package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an AOT cache that is gone or of no use, in a copy of the build.
@Tag("live")
class AotCacheTest {
  /// `$1` is the copy, `$aot` its cache.
  private static final String BEGIN = "set -e; cd \"$1\"; . .build/launch; ";

  /// Ends when the cache is there and nobody trains, or when it could not be made.
  private static final String AWAIT_CACHE =
      "until [[ -s $aot && ! -e $aot.refused || -e $aot.failed ]]; do"
          + " flock .build/app/training true; done; test ! -e $aot.failed; ";

  /// Fails unless the JVM has the cache mapped.
  private static final String USES_CACHE =
      "bin/spoor trace -o /dev/null sh -c 'grep -q spoor.aot /proc/$PPID/maps'; ";

  @TempDir Path directory;

  @BeforeEach
  void copyTheBuild() {
    Requirement.program("setsid");
    Requirement.program("flock");
    Spoor.shell(
            """
            set -e
            root=${0%/bin/spoor}
            . "$root/.build/launch"
            mkdir "$1/.build"
            cp -r "$root/bin" "$1"
            cp -r "${aot%/*}" "$1/.build/app"
            sed "s|${aot%/*}|$1/.build/app|g; s|^root=.*|root=$1|" \
              <"$root/.build/launch" >"$1/.build/launch"
            rm -f "$1"/.build/app/spoor*.aot*
            """,
            directory.toString())
        .orFail();
  }

  private Shell.Outcome run(String script) {
    return Shell.run(
        List.of("bash", "-c", BEGIN + script, "-", directory.toString()),
        "",
        Map.of("SPOOR_BUILD", "no"));
  }

  @Test
  void aMissingCacheIsMadeWhileTheProgramRunsWithout() {
    var outcome = run("bin/spoor trace -o /dev/null echo done; " + AWAIT_CACHE + USES_CACHE);

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).isEqualTo("done\n");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aCacheThatTheJvmRefusesIsReplaced() {
    var outcome =
        run(
            "echo nonsense >$aot; bin/spoor trace -o /dev/null echo 1; test -e $aot.refused; "
                + "bin/spoor trace -o /dev/null echo 2; "
                + AWAIT_CACHE
                + USES_CACHE);

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).isEqualTo("1\n2\n");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void commandsThatReadDebuggingInformationHaveACacheOfTheirOwn() {
    var outcome =
        run(
            "bin/train .build/launch >/dev/null 2>&1; test ! -e $aot.failed; "
                + "bin/spoor debug -q -nx -batch -ex run --args"
                + " sh -c 'grep -o spoor.*aot /proc/$PPID/maps | sort -u'; "
                + "bin/spoor trace -o /dev/null"
                + " sh -c 'grep -o spoor.*aot /proc/$PPID/maps | sort -u'; "
                + "ls .build/app | grep -v -e jar$ -e ^training$");

    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout().lines())
        .containsSubsequence("spoor-debug.aot", "spoor.aot", "spoor-debug.aot", "spoor.aot");
    assertThat(outcome.stdout().lines().filter(line -> line.contains("spoor"))).hasSize(4);
  }

  @Test
  void aCacheIsNotBlamedForFlagsThatTheUserChose() {
    var outcome =
        run(
            "echo nonsense >$aot; SPOOR_JAVA_FLAGS=-Dx=y bin/spoor version; "
                + "test ! -e $aot.refused");

    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aCacheThatCannotBeMadeIsNotTriedAgain() {
    var outcome =
        run(
            "sed -i \"s|^java=.*|java=$1/none|\" .build/launch; "
                + "! bin/train .build/launch; test -e $aot.failed; rm bin/train; "
                + "sed -i \"s|^java=.*|java=$java|\" .build/launch; bin/spoor version");

    assertThat(outcome.stdout()).startsWith("spoor ");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void whoeverMakesTheCacheHasNothingOfTheUsers() throws IOException {
    var trainer = directory.resolve("bin/train");
    Files.writeString(
        trainer,
        """
        #!/bin/bash
        seen=${0%/*}/seen
        # No pipe: this shell would hold its ends for a moment.
        ls /proc/$$/fd >"$seen.descriptors"
        {
          pwd -P
          tr '\\n' ' ' <"$seen.descriptors"
          nice
          ps -o sid= -p $$
          echo $$
        } >"$seen.new"
        mv "$seen.new" "$seen"
        """);

    var outcome =
        run(
            "mkfifo pipe; exec 7<>pipe; bin/spoor version >/dev/null; "
                + "until [[ -e bin/seen ]]; do :; done; cat bin/seen");

    assertThat(outcome.stderr()).isEmpty();
    var lines = outcome.stdout().lines().map(String::strip).toList();
    assertThat(lines.get(0)).isEqualTo("/");
    assertThat(lines.get(1)).as("descriptors and niceness").isEqualTo("0 1 2 255 19");
    assertThat(lines.get(2)).as("leads a session of its own").isEqualTo(lines.get(3));
  }
}
