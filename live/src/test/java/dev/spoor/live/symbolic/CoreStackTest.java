package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A core tells of the stacks what the process itself did.
@Tag("live")
@Timeout(120)
class CoreStackTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private Path coreOf(Background program) {
    Requirement.program("gdb");
    var core = directory.resolve("core");
    Shell.run(
            "gdb",
            "-nx",
            "-batch",
            "-iex",
            "set debuginfod enabled off",
            "-p",
            program.pid().toString(),
            "-ex",
            "generate-core-file " + core)
        .orFail();
    return core;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O0", "-O2", "-O2 -m32", "-O2 -static"})
  void stacksAreThoseOfTheProcess(String flags) {
    var program = Tracees.compile("waits_in_calls", flags.split(" ", -1));
    try (var waiting = Background.start(program.toString())) {
      waiting.line();
      var live = Shell.run(SPOOR, "stack", waiting.pid().toString()).orFail().stdout();
      var core = coreOf(waiting);

      var stacks = Shell.run(SPOOR, "stack", "-c", core.toString()).orFail();

      assertThat(live).contains(" main+");
      assertThat(stacks.stdout()).isEqualTo(live);
      assertThat(stacks.stderr()).isEmpty();
    }
  }

  @Test
  void anObjectOfAnotherBuildIsNotUsed() throws IOException {
    var program = directory.resolve("program");
    Files.copy(Tracees.compile("waits_in_calls", "-O2", "-Wl,--build-id"), program);
    try (var waiting = Background.start(program.toString())) {
      waiting.line();
      var core = coreOf(waiting);
      Files.delete(program);
      Files.copy(Tracees.compile("waits_in_calls", "-O1", "-Wl,--build-id"), program);

      var stacks = Shell.run(SPOOR, "stack", "-c", core.toString()).orFail();

      assertThat(stacks.stdout()).doesNotContain("main+");
      assertThat(stacks.stderr()).contains(program + " is not used: it is another build");
    }
  }

  @Test
  void whatIsNoCoreIsSaidToBeNone() {
    var stacks = Shell.run(SPOOR, "stack", "-c", "/bin/true");

    assertThat(stacks.exit()).isEqualTo(1);
    assertThat(stacks.stderr()).contains("no core file");
  }
}
