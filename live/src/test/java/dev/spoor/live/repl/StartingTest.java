package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program is started with, and by whom.
@Tag("live")
class StartingTest {
  @Test
  void aWrapperExecutesTheProgram() {
    var lines =
        Debug.ours(
                List.of("--args", "/bin/sh", "-c", "exit $NUMBER"),
                "set exec-wrapper env NUMBER=7",
                "show exec-wrapper",
                "run",
                "unset exec-wrapper",
                "set env NUMBER 3",
                "run")
            .lines();

    assertThat(lines)
        .containsSubsequence(
            "The wrapper for running programs is \"env NUMBER=7\".",
            "[Inferior 1 (process N) exited with code 07]",
            "[Inferior 1 (process N) exited with code 03]");
  }

  @Test
  void breakpointsAreInTheProgramRatherThanInItsWrapper() {
    var program = Tracees.compile("debugged", "-g", "-O0");

    Debug.assertEveryLineIsGdbs(
        program,
        List.of("set exec-wrapper env A=B", "break work", "run", "bt", "continue", "p $_exitcode"));
  }

  @Test
  void aWrapperThatDoesNotExecuteTheProgramIsSaid() {
    var lines =
        Debug.ours(
                Tracees.compile("debugged", "-g", "-O0"),
                "set exec-wrapper false",
                "run",
                "set exec-wrapper nowhere_to_be_found",
                "run",
                "unset exec-wrapper",
                "break work",
                "run")
            .lines();

    assertThat(lines)
        .contains(
            "[Inferior 1 (process N) exited with code 01]",
            "During startup the program has ended.",
            "exec-wrapper: nowhere_to_be_found: No such file or directory.")
        .anyMatch(line -> line.startsWith("Breakpoint 1, work ("));
  }

  @Test
  void directoriesAreSearchedByTheProgram(@TempDir Path directory) throws IOException {
    var tool = directory.resolve("a_tool_of_ours");
    Files.writeString(tool, "#!/bin/sh\nexit 9\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    var lines =
        Debug.ours(
                List.of("--args", "/bin/sh", "-c", "a_tool_of_ours"),
                "path " + directory,
                "show paths",
                "run")
            .lines();

    assertThat(lines)
        .contains("Executable and object file path: " + directory + ":/usr/bin:/bin")
        .contains("[Inferior 1 (process N) exited with code 011]");
  }

  @Test
  void theEditorIsGivenLineAndFile(@TempDir Path directory) throws IOException {
    var editor = directory.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\necho \"$@\" >>" + directory.resolve("seen") + "\n");
    assertThat(editor.toFile().setExecutable(true)).isTrue();
    var program = Tracees.compile("debugged", "-g", "-O0");

    Debug.ours(
        List.of(program.toString()),
        List.of("EDITOR=" + editor + " -x"),
        "edit work",
        "list 5,7",
        "edit",
        "edit debugged.c:9");

    assertThat(Files.readAllLines(directory.resolve("seen")))
        .hasSize(3)
        .allMatch(line -> line.endsWith("/debugged.c"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("-x +16 /"),
            line -> assertThat(line).startsWith("-x +7 /"),
            line -> assertThat(line).startsWith("-x +9 /"));
  }

  @Test
  void aSessionThatEndsAtACaughtForkEndsQuietly() {
    var lines = Debug.ours(Tracees.compile("forking_family"), "catch fork", "run").lines();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("Catchpoint 1 (forked process N)"))
        .noneMatch(line -> line.contains("is not held"));
  }
}
