package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands that make a program do what it would not have done.
@Tag("live")
class ProgramChangesTest {
  @TempDir private Path directory;

  private static Path program(String... flags) {
    return Tracees.compile("called", flags.length == 0 ? new String[] {"-g", "-O0"} : flags);
  }

  static Stream<List<String>> sessions() {
    return Stream.of(
        List.of("p twice(4)", "p half(3) + twice(twice(2))", "p third(3.5, 2)", "p count"),
        List.of("p length_of(\"hello\")", "call nothing()", "p nothing()", "p count", "p kept"),
        List.of("set var count = twice(8)", "p count", "p twice()", "printf \"%d\\n\", twice(9)"),
        List.of("return 9", "bt", "next", "p got"),
        List.of("jump 39", "p $_exitcode"),
        List.of("next", "signal SIGUSR1", "p $_exitcode"),
        List.of("catch syscall write 60", "info breakpoints", "catch syscall nonsense"),
        List.of("skip function third", "tbreak 37", "continue", "step", "info skip"),
        List.of("skip", "skip -gfi /usr/*", "skip -rfu ^th", "skip disable 1", "info skip"),
        List.of("set environment A B", "show environment A", "unset environment A", "show env A"),
        List.of("find &count, +4, 0", "find &count, +40, \"abc\"", "find &count, &count, 1"),
        List.of("search main", "reverse-search int", "search nowhere"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(List<String> commands) {
    Requirement.program("gdb");
    var words = Stream.concat(Stream.of("break stop_here", "run"), commands.stream());
    var all = words.toArray(String[]::new);

    assertThat(Debug.ours(program(), all).lines()).isEqualTo(Debug.gdbs(program(), all).lines());
  }

  @Test
  void aCallThatIsStoppedLeavesTheProgramWhereItWas() {
    var lines =
        Debug.ours(
                program(),
                "break stop_here",
                "run",
                "p crashes((int *) 8)",
                "bt 1",
                "break twice",
                "p twice(1)",
                "p kept",
                "delete",
                "continue")
            .lines();

    assertThat(lines)
        .contains("Program received signal SIGSEGV, Segmentation fault.")
        .contains("The program being debugged was signaled while in a function called from GDB.")
        .anyMatch(line -> line.startsWith("Breakpoint 2, twice (n=1) at "))
        .contains("$1 = 2.5")
        .contains("[Inferior 1 (process N) exited normally]")
        .anyMatch(line -> line.startsWith("#0  stop_here (kept=2.5)"));
  }

  @Test
  void aCallThatEndsTheProgramIsSaid() {
    var lines = Debug.ours(program(), "break stop_here", "run", "p leaves(3)", "bt").lines();

    assertThat(lines)
        .containsSubsequence(
            "[Inferior 1 (process N) exited with code 03]",
            "The program being debugged exited while in a function called from GDB.",
            "(leaves) will be abandoned.",
            "No stack.");
  }

  @Test
  void aSmallProgramsFunctionsAreCalled() {
    var program = program("-g", "-O0", "-m32");

    var lines =
        Debug.ours(program, "break stop_here", "run", "p twice(4)", "p length_of(\"four\")")
            .lines();

    assertThat(lines).contains("$1 = 8", "$2 = 4");
  }

  @Test
  void systemCallsAreCaughtAtBothEnds() {
    var lines =
        Debug.ours(
                program(), "break stop_here", "run", "catch syscall write", "continue", "continue")
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("Catchpoint 2 (call to syscall write), "))
        .anyMatch(line -> line.startsWith("Catchpoint 2 (returned from syscall write), "));
  }

  @Test
  void aCoreThatWasWrittenIsRead() {
    var core = directory.resolve("core");
    Debug.ours(program(), "break stop_here", "run", "gcore " + core);

    var lines = Debug.ours(List.of(program().toString(), core.toString()), "p kept").lines();

    assertThat(lines).contains("$1 = 2.5");
  }

  @Test
  void memoryGoesToAFileAndBack() throws IOException {
    var file = directory.resolve("bytes");

    var lines =
        Debug.ours(
                program(),
                "break stop_here",
                "run",
                "set var count = 7",
                "dump binary value " + file + " count",
                "set var count = 8",
                "restore " + file + " binary &count",
                "p count",
                "undo",
                "p count")
            .lines();

    assertThat(Files.readAllBytes(file)).containsExactly(7, 0, 0, 0);
    assertThat(lines).contains("$1 = 7", "$2 = 8");
  }

  @Test
  void breakpointsAreSavedAsTheyWereTyped() throws IOException {
    var file = directory.resolve("saved");

    Debug.ours(
        program(), "break twice if n == 3", "tbreak main", "disable 2", "save breakpoints " + file);

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "break twice", "  condition $bpnum n == 3", "tbreak main", "disable $bpnum");
  }

  @Test
  void functionsAreStoppedAtByTheirNames() {
    var lines = Debug.ours(program(), "rbreak ^(twi|hal)", "run", "continue").lines();

    assertThat(lines)
        .anyMatch(line -> line.contains("half (x=5) at"))
        .anyMatch(line -> line.contains("twice (n=1) at"));
  }

  @Test
  void theEnvironmentReachesTheProgram() {
    var lines =
        Debug.ours(List.of("--args", "/bin/sh", "-c", "exit $NUMBER"), "set env NUMBER = 5", "run")
            .lines();

    assertThat(lines).contains("[Inferior 1 (process N) exited with code 05]");
  }
}
