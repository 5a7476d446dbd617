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

/// `--whole-lines`.
@Tag("live")
class WholeLinesTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;

  @TempDir Path directory;

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private List<String> trace(String... words) throws IOException {
    var file = directory.resolve("trace");
    var command = new ArrayList<>(List.of(SPOOR, "trace", "--whole-lines", "-o", file.toString()));
    command.addAll(List.of(words));
    Shell.run(command.toArray(String[]::new));
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whateverComesInBetweenACallHasOneLine() throws IOException {
    var script = "for i in 1 2 3; do (read x < /dev/null; sleep 0.05; echo $i | cat) & done; wait";

    var lines = trace("-f", "sh", "-c", script);

    assertThat(lines)
        .noneMatch(line -> line.contains("unfinished") || line.contains("resumed"))
        .allMatch(line -> line.matches("\\d+ +([a-z0-9_]+\\(.*\\) += .*|(---|\\+\\+\\+) .*)"));
    assertThat(lines).anyMatch(line -> line.matches("\\d+ +clock_nanosleep\\(.*\\) = 0"));
    assertThat(lines).anyMatch(line -> line.matches("\\d+ +wait4\\(-1, .*\\) = \\d+"));
    // As many ends as beginnings: three sleeps, three times a subshell with two in its pipeline.
    assertThat(lines.stream().filter(line -> line.matches("\\d+ +exit_group\\(0\\) += \\?")))
        .hasSameSizeAs(
            lines.stream().filter(line -> line.endsWith("+++ exited with 0 +++")).toList());
  }

  @Test
  void theTimeIsThatOfTheBeginning() throws IOException {
    var lines = trace("-ttt", "-T", "-e", "trace=clock_nanosleep,exit_group", "sleep", "0.25");

    var sleeping = Double.parseDouble(lines.get(0).substring(0, lines.get(0).indexOf(' ')));
    var ending = Double.parseDouble(lines.get(1).substring(0, lines.get(1).indexOf(' ')));
    assertThat(lines.get(0)).matches(".* clock_nanosleep\\(.* <0\\.\\d+>");
    assertThat(ending - sleeping).isGreaterThan(0.2);
  }

  @Test
  void anExecutionFromAThreadHasOneLineUnderItsNewNumber() throws IOException {
    var program = Tracees.compile("exec_from_thread").toString();

    var lines = trace("-f", "-e", "trace=execve,futex,exit_group", program);

    var leader = lines.getFirst().split(" ", 2)[0];
    assertThat(lines)
        .noneMatch(line -> line.contains("resumed") || line.endsWith("<unfinished ...>"));
    assertThat(lines.stream().filter(line -> line.contains("execve(")))
        .hasSize(2)
        .allMatch(line -> line.startsWith(leader + " ") && line.endsWith("= 0"));
    assertThat(lines).anyMatch(line -> line.matches(leader + " +futex\\(.*\\) += \\?"));
    assertThat(lines.getLast()).isEqualTo("%-5s +++ exited with 7 +++".formatted(leader));
  }

  @Test
  void inFilesOfTheirOwnItIsInTheFileOfThatNumber() throws IOException {
    var program = Tracees.compile("exec_from_thread").toString();
    var prefix = directory.resolve("log");

    Shell.run(
        SPOOR,
        "trace",
        "--whole-lines",
        "-ff",
        "-o",
        prefix.toString(),
        "-e",
        "execve,exit_group",
        program);

    try (var files = Files.list(directory)) {
      var texts = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      assertThat(texts).hasSize(3);
      assertThat(texts.getFirst().lines().filter(line -> line.startsWith("execve("))).hasSize(2);
      assertThat(String.join("", texts.subList(1, 3))).doesNotContain("execve(");
    }
  }

  @Test
  void aKilledTasksCallIsWrittenBeforeItsEnd() {
    try (var program = Background.start("cat");
        var tracer = attach(program)) {
      assertThat(tracer.line()).endsWith(" attached");
      program.say("hello");
      assertThat(tracer.line()).matches("read\\(0, \"hello\\\\n\", \\d+\\) += 6");
      assertThat(tracer.line()).matches("write\\(1, \"hello\\\\n\", 6\\) += 6");
      Shell.run("kill", "-KILL", program.pid().toString()).orFail();

      assertThat(tracer.rest())
          .isEqualTo("read(0,  <unfinished ...>)              = ?\n+++ killed by SIGKILL +++\n");
    }
  }

  @Test
  void aCallThatIsLetGoOnIsMarked() {
    try (var program = Background.start("cat");
        var tracer = attach(program)) {
      assertThat(tracer.line()).endsWith(" attached");
      program.say("hello");
      assertThat(tracer.line()).startsWith("read(0, ");
      assertThat(tracer.line()).startsWith("write(1, ");
      Shell.run("kill", "-TERM", tracer.pid().toString()).orFail();

      assertThat(tracer.rest()).contains("read(0,  <detached ...>\n");
      program.say("again");
    }
  }

  private static Background attach(Background program) {
    return Background.start(
        "sh", "-c", "exec \"$0\" trace --whole-lines -p \"$1\" 2>&1", SPOOR, program.pid());
  }

  @Test
  void theTableAloneHasNoLines() {
    var outcome = Shell.run(SPOOR, "trace", "-c", "--whole-lines", "-e", "trace=none", "true");

    assertThat(outcome.stderr())
        .isEqualTo("spoor: --whole-lines has no effect with -c/--summary-only\n");
  }
}
