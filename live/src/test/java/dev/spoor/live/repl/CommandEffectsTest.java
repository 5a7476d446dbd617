package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands do to files, to other programs, and to what is shown.
@Tag("live")
class CommandEffectsTest {
  private static Path program() {
    return Tracees.compile("debugged", "-g", "-O0");
  }

  @Test
  void aShellCommandRunsInTheWorkingDirectory(@TempDir Path directory) throws IOException {
    var lines =
        Debug.ours(program(), "cd " + directory, "shell echo hi >out; exit 3", "p $_shell_exitcode")
            .lines();

    assertThat(directory.resolve("out")).hasContent("hi\n");
    assertThat(lines).endsWith("$1 = 3");
  }

  @Test
  void anAnswerIsReadByAnotherProgram(@TempDir Path directory) {
    var out = directory.resolve("out");

    Debug.ours(program(), "pipe p 5 | cat >" + out, "| -d END p 6 END cat >>" + out);

    assertThat(out).hasContent("$1 = 5\n$2 = 6\n");
  }

  @Test
  void sourceIsFoundWhereItHasMoved(@TempDir Path directory) throws IOException {
    var located =
        Debug.ours(program(), "list 1,1", "info source").lines().stream()
            .filter(line -> line.startsWith("Located in "))
            .findFirst()
            .orElseThrow();
    var source = Path.of(located.substring("Located in ".length()));
    Files.writeString(directory.resolve(source.getFileName()), "/* moved */\n");

    var rule = "set substitute-path " + source.getParent() + " " + directory;

    assertThat(Debug.ours(program(), rule, "list 1,1").lines()).containsExactly("1\t/* moved */");
    assertThat(Debug.ours(List.of("-d", directory.toString()), "show directories").lines())
        .containsExactly("Source directories searched: " + directory + ":$cdir:$cwd");
  }

  @Test
  void outputGoesToAFileAlone(@TempDir Path directory) {
    var log = directory.resolve("log");

    var lines =
        Debug.ours(
                program(),
                "set logging file " + log,
                "set logging redirect on",
                "set logging enabled on",
                "p 17",
                "set logging enabled off",
                "p 18")
            .lines();

    assertThat(log).hasContent("$1 = 17\n");
    assertThat(lines).containsExactly("$2 = 18");
  }

  @Test
  void userDefinedCommandsNestAsDeepAsTheSettingSays(@TempDir Path directory) throws IOException {
    var script = directory.resolve("script");
    Files.writeString(
        script, "define deep\nset $n = $n - 1\nif $n > 0\ndeep\nend\nend\nset $n = 1024\ndeep\n");

    var lines =
        Debug.ours(
                program(),
                "source " + script,
                "p $n",
                "set max-user-call-depth 7",
                "set $n = 9",
                "deep",
                "p $n")
            .lines();

    assertThat(lines)
        .containsExactly("$1 = 0", "$2 = 2", "Max user call depth exceeded -- command aborted.");
  }

  @Test
  void theHookOfAStopRunsBeforeItIsTold(@TempDir Path directory) throws IOException {
    var script = directory.resolve("script");
    Files.writeString(script, "define hook-stop\necho halted\\n\nend\n");

    var lines = Debug.ours(program(), "source " + script, "break work", "run").lines();

    assertThat(lines.get(1)).isEqualTo("halted");
    assertThat(lines.get(3)).startsWith("Breakpoint 1, work (");
  }

  @Test
  void everyAnswerOfInfoIsJsonToo() {
    var commands = new ArrayList<String>(List.of("break work", "run"));
    for (var line : Debug.ours(List.of(), "help info").lines()) {
      if (line.startsWith("info ") && line.contains(" -- ")) {
        commands.add("json " + line.substring(0, line.indexOf(" -- ")).split(",", 2)[0]);
      }
    }
    commands.removeIf(
        each -> each.matches("json info (functions|variables|types|sources|macros?|vtbl)"));
    commands.add("json info functions squ");
    commands.replaceAll(
        each -> each.matches(".* (line|scope|symbol|address)") ? each + " work" : each);

    var lines = Debug.ours(program(), commands.toArray(String[]::new)).lines();

    assertThat(commands).hasSizeGreaterThan(20);
    assertThat(lines.subList(4, lines.size()))
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }
}
