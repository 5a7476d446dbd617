package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Variables that each thread has its own of: the program's, and those of a library that is loaded
/// late.
@Tag("live")
class ThreadLocalsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void eachThreadHasItsOwn(String width) throws IOException {
    var program = Tracees.compile("keeps_thread_locals", "-g", "-O0", width);
    var commands =
        List.of(
            "set args " + library(width),
            "break meet",
            "run",
            "p own",
            "p shared",
            "continue",
            "p own",
            "p shared[1]",
            "p late_number",
            "set var own = 60",
            "next",
            "next",
            "p late_number",
            "p own",
            "up",
            "p own",
            "thread 1",
            "p own");

    var values = Debug.ours(program, commands.toArray(String[]::new)).lines();

    assertThat(values)
        .filteredOn(line -> line.startsWith("$"))
        .containsExactly(
            "$1 = 5",
            "$2 = {6, 7}",
            "$3 = 50",
            "$4 = 7",
            "$5 = 70",
            "$6 = 71",
            "$7 = 61",
            "$8 = 61",
            "$9 = 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aCoreKeepsThem(String width) {
    var program = Tracees.compile("keeps_thread_locals", "-g", "-O0", width);
    var core = directory.resolve("core").toString();
    Debug.ours(program, "break meet", "run", "continue", "gcore " + core);

    var lines =
        Debug.ours(
                List.of(program.toString(), core),
                "thread apply all -q frame function meet",
                "frame function meet",
                "p own",
                "p shared[0]")
            .lines();

    assertThat(lines).contains("$1 = 50", "$2 = 6");
  }

  private String library(String width) throws IOException {
    var source = directory.resolve("late.c");
    var library = directory.resolve("late.so").toString();
    Files.writeString(
        source,
        "static __thread int late_number = 70; int *late_place(void) { return &late_number; }");
    Shell.run("gcc", "-g", width, "-shared", "-fPIC", "-o", library, source.toString()).orFail();
    return library;
  }
}
