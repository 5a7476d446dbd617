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

@Tag("live")
class TraceCommandTest {
  static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private final String ends = Tracees.compile("ends").toString();

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private Shell.Outcome trace(String... words) {
    var command = new ArrayList<>(List.of(SPOOR, "trace"));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  private Path file() {
    return directory.resolve("trace");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theProgramsStatusBecomesTheCommands() {
    assertThat(trace("-o", file().toString(), ends, "exit").exit()).isEqualTo(7);
  }

  @Test
  void theKillingSignalBecomesTheCommandsWithoutACoreOfItsOwn() throws IOException {
    var script = "cd \"$1\" && ulimit -c unlimited && \"$2\" trace -o x \"$3\" kill";

    var outcome = Shell.script(script, "sh", directory.toString(), SPOOR, ends);

    assertThat(outcome.exit()).isEqualTo(137);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("x"));
    }
  }

  @Test
  void whatTheTracingTookIsSaidWhenAsked() {
    var outcome = trace("-d", "-o", file().toString(), ends, "exit");

    assertThat(outcome.stderr())
        .matches(
            "spoor: ptrace_setoptions = 0x1000d1\nspoor: PTRACE_GET_SYSCALL_INFO works\nspoor: \\d+ stops: \\d+ ptrace \\(2\\.\\d+ a stop\\), \\d+ wait4 \\(1\\.\\d+ a stop\\),"
                + ".* \\d+ write \\(0\\.\\d+ a stop\\)\n");
  }

  @Test
  void childrenAreFollowedAndLinesHaveTheirTask() throws IOException {
    var outcome = trace("-f", "-o", file().toString(), "sh", "-c", "echo a | cat; exit 3");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.stdout()).isEqualTo("a\n");
    assertThat(lines()).allMatch(line -> line.matches("\\d+ +[-a-z_0-9+<].*"));
    assertThat(lines().stream().filter(line -> line.endsWith("+++ exited with 0 +++"))).hasSize(2);
    assertThat(lines().getLast()).endsWith("+++ exited with 3 +++");
  }

  @Test
  void onlyTheFirstProcessIsTracedWithoutFollowing() throws IOException {
    trace("-o", file().toString(), "sh", "-c", "cat /dev/null; exit 3");

    assertThat(lines().stream().filter(line -> line.startsWith("execve("))).hasSize(1);
    assertThat(lines()).anyMatch(line -> line.startsWith("--- SIGCHLD {si_signo=SIGCHLD"));
    assertThat(lines().getLast()).isEqualTo("+++ exited with 3 +++");
  }

  @Test
  void theProgramsOutputStandsBehindTheCallThatWritesIt() {
    var outcome = Shell.script("\"$1\" trace -e write echo hello 2>&1 | cat", "sh", SPOOR);

    assertThat(outcome.stdout())
        .startsWith("write(1, \"hello\\n\", 6hello\n")
        .endsWith("+++ exited with 0 +++\n");
  }

  @Test
  void aFullDiskIsOneSentence() {
    var outcome = trace("-o", "/dev/full", ends, "exit");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .isEqualTo("spoor: Cannot write to /dev/full: No space left on device\n");
  }

  @Test
  void aProgramThatCannotBeStartedForALimitIsOneSentence() {
    var outcome = Shell.script("ulimit -f 1; \"$1\" trace \"$2\" exit", "sh", SPOOR, ends);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .isEqualTo(
            "spoor: start a process: writing the launcher: EFBIG (File too large): the limit of files'"
                + " sizes is too low (ulimit -f)\n");
  }

  @Test
  void controlCharactersOfAProgramAreEscaped() {
    var outcome = trace("-e", "write", "printf", "\\033[31m");

    assertThat(outcome.stderr()).contains("write(1, \"\\33[31m\", 5)").doesNotContain("\u001b");
  }

  @Test
  void jsonIsAnObjectALine() throws IOException {
    trace("--format=json", "-o", file().toString(), ends, "segv");

    assertThat(lines()).allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
    assertThat(lines().getFirst()).contains("\"name\":\"execve\",\"number\":59,\"abi\":\"x86_64\"");
    assertThat(lines()).anyMatch(line -> line.contains("\"name\":\"getpid\""));
    assertThat(lines())
        .anyMatch(line -> line.contains("\"type\":\"signal\"") && line.contains("\"SIGUSR1\""));
    assertThat(lines().getLast())
        .startsWith("{\"type\":\"killed\"")
        .contains("\"signal\":\"SIGSEGV\"");
  }

  @Test
  void theSummaryCountsCallsAndErrors() throws IOException {
    trace("-c", "-e", "trace=getpid,kill", "-o", file().toString(), ends, "exit");

    assertThat(lines().getFirst())
        .isEqualTo("% time     seconds  usecs/call     calls    errors syscall");
    assertThat(lines()).anyMatch(line -> line.matches(" *[0-9.]+ +[0-9.]+ +\\d+ +1 {11}getpid"));
    assertThat(lines().getLast()).matches("100\\.00 +[0-9.]+ +\\d+ +2 {11}total");
  }

  @Test
  void anAttachedProcessGoesOnWhenTheTracerIsTold() {
    try (var program = Background.start("cat");
        var tracer =
            Background.start(
                "sh", "-c", "exec \"$0\" trace -p \"$1\" 2>&1", SPOOR, program.pid())) {
      assertThat(tracer.line()).isEqualTo("spoor: Process " + program.pid() + " attached");

      program.say("hello");
      assertThat(program.line()).isEqualTo("hello");
      assertThat(tracer.line()).matches("read\\(0, \"hello\\\\n\", \\d+\\) += 6");
      Shell.run("kill", "-TERM", tracer.pid().toString()).orFail();

      assertThat(tracer.rest())
          .contains("spoor: Process " + program.pid() + " detached\n <detached ...>\n");
      assertThat(tracer.exit()).isEqualTo(143);
      program.say("still here");
      assertThat(program.line()).isEqualTo("still here");
    }
  }
}
