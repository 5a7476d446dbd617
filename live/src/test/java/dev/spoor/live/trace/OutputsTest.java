package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the trace goes: a file a task, a command, and the files put together again.
@Tag("live")
class OutputsTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private Shell.Outcome spoor(String... words) {
    var command = new ArrayList<>(List.of(SPOOR));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  /// The texts of PREFIX.TID in the order of their numbers, without numbers.
  private List<String> separate(String prefix) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(prefix + "\\.\\d+"))
          .sorted()
          .map(OutputsTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .replaceAll("0x[0-9a-f]{3,}", "ADDRESS")
          .replaceAll("\\b\\d{3,}\\b", "NUMBER")
          .replaceAll("\\) += ", ") = ");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /// The program ends when it finds its own call in the trace.
  @Test
  void whoReadsTheFileMeanwhileSeesWhatHasHappened() throws IOException {
    var waits = "echo seen; for i in $(seq 5000); do grep -qs seen \"$0\"* && exit 0; done; exit 1";
    for (var options : List.of("", "-ff", "--format=json", "--tree=lines", "-C")) {
      var log = directory.resolve("log" + options);

      var words = new ArrayList<>(List.of("trace", "-e", "trace=write", "-o", log.toString()));
      if (!options.isEmpty()) {
        words.add(options);
      }
      words.addAll(List.of("sh", "-c", waits, log.toString()));
      spoor(words.toArray(String[]::new)).orFail();
    }
  }

  @Test
  void eachTaskHasAFileOfItsOwnWithTheTextOfStrace() throws IOException {
    Requirement.program("strace");
    var program = Tracees.compile("exec_from_thread").toString();
    var calls = "trace=execve,exit_group";
    Shell.run("strace", "-ff", "-o", directory.resolve("his").toString(), "-e", calls, program);

    var outcome =
        spoor("trace", "-ff", "-o", directory.resolve("ours").toString(), "-e", calls, program);

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stderr()).isEmpty();
    var ours = separate("ours");
    assertThat(ours).hasSize(3);
    // Which file is whose depends on who was made first: the last two do the same each time.
    assertThat(ours).containsExactlyInAnyOrderElementsOf(separate("his"));
  }

  @Test
  void aTaskOfWhichNothingIsShownHasAFileToo() throws IOException {
    var prefix = directory.resolve("log").toString();

    spoor("trace", "-ff", "-qq", "-e", "trace=none", "-o", prefix, "true").orFail();

    assertThat(separate("log")).containsExactly("");
  }

  /// Whoever waits for the stop reads the file while the program is stopped.
  @Test
  void aStopIsInTheFileBeforeTheProgramGoesOn() {
    var script =
        "cd \"$1\"; \"$2\" trace -o log sh -c 'echo $$ > pid; kill -STOP $$' & "
            + "i=0; until grep -q 'stopped by SIGSTOP' log 2>/dev/null || [ $i -gt 20000 ]; do"
            + " i=$((i+1)); done; "
            + "grep -c 'stopped by' log; kill -CONT $(cat pid); wait $!";

    var outcome = Shell.run("sh", "-c", script, "sh", directory.toString(), SPOOR);

    assertThat(outcome.stdout()).isEqualTo("1\n");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aFileThatCannotBeMadeIsSaid() {
    var outcome = spoor("trace", "-ff", "-o", "/nonexistent/log", "true");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).startsWith("spoor: ").contains("/nonexistent/log.");
  }

  @Test
  void aCommandReadsTheTraceAndIsWaitedFor() {
    for (var mark : List.of("|", "!")) {
      var command = mark + "sed 's/^/seen: /'; echo at the end";

      var outcome = spoor("trace", "-o", command, "-e", "trace=none", "sh", "-c", "exit 3");

      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.stdout()).isEqualTo("seen: +++ exited with 3 +++\nat the end\n");
      assertThat(outcome.stderr()).isEmpty();
    }
  }

  @Test
  void aCommandThatStopsReadingIsWaitedForToo() {
    // The program waits until nobody reads any more.
    var gone = directory.resolve("gone").toString();
    var outcome =
        Shell.script(
            "mkfifo \"$1\"; \"$0\" trace -o \"|exec <&-; echo >$1; sleep 0.3; echo end\""
                + " sh -c \"read x <$1; true\"",
            SPOOR,
            gone);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).endsWith(": Broken pipe\n");
    assertThat(outcome.stdout()).isEqualTo("end\n");
  }

  @Test
  void theCommandHasTheDescriptorsOfTheShellButForItsInput() {
    var list =
        "ls -l /proc/self/fd | sed 's/.* \\([0-9]* ->\\)/\\1/;/pipe:/d;/proc/d;/spoor-shell/d;/total/d'";
    var without = Shell.script("exec 7</dev/null; : | { " + list + "; }").orFail();

    var with =
        Shell.script(
                "exec 7</dev/null; \"$0\" trace -o \"|cat >/dev/null; $1\" -e trace=none true",
                SPOOR,
                list)
            .orFail();

    assertThat(with.stdout()).isEqualTo(without.stdout()).contains("7 -> /dev/null");
  }

  @Test
  void theProgramDoesNotHaveThePipe() {
    // Else the command would wait for the program's child, which goes on.
    var outcome =
        spoor("trace", "-o", "|cat", "-e", "trace=none", "sh", "-c", "ls -l /proc/self/fd; :");

    assertThat(outcome.orFail().stdout().lines().filter(line -> line.contains("pipe:"))).isEmpty();
  }

  @Test
  void filesArePutTogetherByTime() throws IOException {
    var prefix = directory.resolve("log").toString();
    Files.writeString(directory.resolve("log.7"), "23:59:59.5 one\n | dump\n00:00:00.25 three\n");
    Files.writeString(
        directory.resolve("log.100"), "00:00:00.1 \351\n", StandardCharsets.ISO_8859_1);
    Files.writeString(directory.resolve("log.x"), "not a log\n");

    var merged = spoor("merge-logs", prefix).orFail();

    // Of two days, the one that begins before midnight is not known to be the earlier one.
    assertThat(merged.stdout())
        .isEqualTo("100 00:00:00.1 \351\n7   23:59:59.5 one\n7    | dump\n7   00:00:00.25 three\n");
  }

  @Test
  void whatWasWrittenApartIsPutTogetherInItsOrder() throws IOException {
    var prefix = directory.resolve("log").toString();
    spoor("trace", "-ff", "-ttt", "-o", prefix, "sh", "-c", "ls / >/dev/null; :").orFail();

    var merged = spoor("merge-logs", prefix).orFail().stdout().lines().toList();

    assertThat(merged.getFirst()).containsPattern("^\\d+ +\\d+\\.\\d{6} execve\\(");
    assertThat(merged.getLast()).endsWith("+++ exited with 0 +++");
    assertThat(merged.stream().map(line -> line.split(" +", 3)[1]).toList()).isSorted();
  }

  @Test
  void filesWithoutTimesCannotBePutTogether() throws IOException {
    Files.writeString(directory.resolve("log.7"), "close(3) = 0\n");

    var without = spoor("merge-logs", directory.resolve("log").toString());
    var nothing = spoor("merge-logs", directory.resolve("none").toString());

    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.stderr()).contains("log.7: its lines do not begin with a time");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.stderr()).contains("there are no files");
  }
}
