package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--tree`.
@Tag("live")
class TreeTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;

  @TempDir Path directory;

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private List<String> trace(String locale, String... words) throws IOException {
    var file = directory.resolve("trace");
    var command =
        new ArrayList<>(List.of("env", "LC_ALL=" + locale, SPOOR, "trace", "-o", file.toString()));
    command.addAll(List.of(words));
    Shell.run(command.toArray(String[]::new));
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  /// Without numbers that vary.
  private static List<String> programs(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("^ *\\d+ +\\d+\\.\\d{3} +\\d+\\.\\d{3}  ", ""))
        .toList();
  }

  @Test
  void aScriptsProgramsStandBelowItWithTheirEnds() throws IOException {
    var script = "(exit 2); cat /dev/null | sort; sh -c 'kill -SEGV $$'; exec sh -c 'exit 3'";

    var lines = trace("C.UTF-8", "--tree", "-e", "trace=none", "sh", "-c", script);

    assertThat(lines.getFirst()).matches(" *PID  START  SECONDS  STATUS   +COMMAND");
    assertThat(
            programs(lines).stream()
                .skip(1)
                .map(line -> line.replace("+core", ""))
                .map(line -> line.replaceAll("  +(?=[├└s])", "  ")))
        .containsExactly(
            "exec  sh -c '" + script.replace("'", "'\\''") + "'",
            "2  ├── (fork)",
            "0  ├── cat /dev/null",
            "0  ├── sort",
            "SIGSEGV  ├── sh -c 'kill -SEGV $$'",
            "3  └── => sh -c 'exit 3'");
  }

  @Test
  void otherLocalesHaveAscii() throws IOException {
    var lines = trace("C", "--tree", "sh", "-c", "cat /dev/null; true");

    assertThat(lines.getFirst()).matches(" *PID  START  SECONDS  CALLS  ERRORS  STATUS  COMMAND");
    assertThat(lines.get(1))
        .matches(" *\\d+  0\\.000 .* +\\d+ +\\d+  0       sh -c 'cat /dev/null; true'");
    assertThat(lines.get(2)).matches(".* \\d+ +\\d+  0       `-- cat /dev/null");
    assertThat(lines).hasSize(3);
  }

  @Test
  void startAndDurationAreThoseOfTheProgram() throws IOException {
    var lines = trace("C", "--tree", "-e", "trace=none", "sh", "-c", "sleep 0.2; sleep 0.1; :");

    var first = lines.get(2).strip().split(" +", -1);
    var second = lines.get(3).strip().split(" +", -1);
    assertThat(Double.parseDouble(first[2])).isBetween(0.2, 5.0);
    assertThat(Double.parseDouble(second[1])).isGreaterThan(0.2);
    assertThat(Double.parseDouble(lines.get(1).strip().split(" +", -1)[2])).isGreaterThan(0.3);
  }

  @Test
  void whatAProgramCallsItselfDoesNothingToATerminal() throws IOException {
    // By bash, since a virtual machine in the C locale cannot say it.
    var script = "exec echo $'\\033[31m\\303\\244'";
    var lines = trace("C.UTF-8", "--tree", "-e", "trace=none", "bash", "-c", script);

    assertThat(lines.getLast()).endsWith(" echo $'\\033[31m\\303\\244'");
  }

  @Test
  void threadsAreCountedAndAnExecutionFromOneIsItsProcesss() throws IOException {
    var program = Tracees.compile("exec_from_thread").toString();

    var lines = trace("C", "--tree", "-e", "trace=none", program);

    assertThat(programs(lines).subList(1, 3))
        .containsExactly(
            "exec    " + program + "  {3 threads}", "7       `-- => " + program + " second");
  }

  @Test
  void theTableAndTheLinesAreThereIfAskedFor() throws IOException {
    var lines =
        trace(
            "C", "--tree=lines", "-e", "trace=getpid", Tracees.compile("ends").toString(), "exit");
    var both =
        trace(
            "C", "--tree", "-c", "-e", "trace=getpid", Tracees.compile("ends").toString(), "exit");

    assertThat(lines.getFirst()).matches("\\d+ +getpid\\(\\) += \\d+");
    assertThat(lines.get(lines.size() - 2)).matches(" *PID .*");
    assertThat(lines.getLast()).matches(" *\\d+ .* +1 +7 +.*/ends exit");
    assertThat(both.getFirst()).startsWith("% time ");
    assertThat(both.getLast()).matches(" *\\d+ .* +1 +7 +.*/ends exit");
  }

  @Test
  void jsonHasAnObjectAProgram() throws IOException {
    var lines =
        trace(
            "C",
            "--tree",
            "--format=json",
            "-e",
            "trace=none",
            "sh",
            "-c",
            "cat /dev/null; exit 3");

    assertThat(lines)
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"type\":\"process\",\"pid\":"));
    assertThat(lines.getFirst())
        .contains("\"origin\":\"launched\",\"command\":[\"sh\",\"-c\",\"cat /dev/null; exit 3\"]")
        .endsWith("\"threads\":1,\"code\":3}");
    assertThat(lines.getLast()).contains("\"depth\":1,", "\"origin\":\"fork\"");
  }

  @Test
  void anAttachedProcessIsThereWithWhatItStarts() {
    try (var shell = Background.start("sh");
        var tracer =
            Background.start(
                "sh",
                "-c",
                "LC_ALL=C exec \"$0\" trace --tree -e trace=none -p \"$1\" 2>&1",
                SPOOR,
                shell.pid())) {
      assertThat(tracer.line()).isEqualTo("spoor: Process " + shell.pid() + " attached");
      shell.say("cat /dev/null; echo done");
      assertThat(shell.line()).isEqualTo("done");
      Shell.run("kill", "-TERM", tracer.pid().toString()).orFail();

      assertThat(programs(tracer.rest().lines().toList()))
          .containsSequence("detached  sh", "0         `-- cat /dev/null");
    }
  }

  @Test
  void aProgramThatCannotBeExecutedHasNoTree() throws IOException {
    assertThat(trace("C", "--tree", "-e", "trace=none", "/")).isEmpty();
  }
}
