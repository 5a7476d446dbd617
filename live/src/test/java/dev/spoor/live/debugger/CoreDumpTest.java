package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.core.CoreFile;
import dev.spoor.testkit.Gdb;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Core files that the debugger writes.
@Tag("live")
class CoreDumpTest {
  private static Path dump(Debugging debugging, Path file) {
    debugging.call(debugger -> {
      var inferior = debugger.inferiors().all().getFirst();
      try {
        debugger.dump(inferior, inferior.tasks().getLast(), file);
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return file;
  }

  private static String gdb(Path program, Path core, String command) {
    Requirement.program("gdb");
    return Shell.run(
            "gdb",
            "--batch",
            "-nx",
            "-ex",
            "set width 0",
            "-ex",
            command,
            program.toString(),
            core.toString())
        .stdout();
  }

  private static String gdbsWarnings(Path program, Path core) {
    return Shell.run("gdb", "--batch", "-nx", "-ex", "p $ymm0", program.toString(), core.toString())
        .stderr();
  }

  private static void agrees(Path program, Path directory) throws IOException {
    try (var debugging = new Debugging()) {
      debugging.start(program, 3, 5);
      var hit = debugging.address(program, "hit");
      debugging.breakAt(hit);
      for (var i = 0; i < 4; i++) {
        assertThat(Debugging.hits(debugging.go())).hasSize(1);
      }
      var core = dump(debugging, directory.resolve("core"));
      var tasks = debugging.call(debugger -> debugger.inferiors().all().getFirst().tasks());
      var first = tasks.getLast().tid();
      var pc = debugging.pc(first);
      try (var read = CoreFile.open(core, Path.of("/"))) {
        assertThat(read.threads()).hasSameSizeAs(tasks);
        assertThat(read.threads().getFirst().tid()).isEqualTo(first.value());
        assertThat(read.memory().read(hit, 4)).isEqualTo(debugging.read(first, hit, 4));
      }
      assertThat(gdb(program, core, "info registers pc")).contains(pc.toString());
      // The first thread of the file may be one that was born just now.
      assertThat(gdb(program, core, "thread apply all bt")).contains("work (calls=");
      assertThat(
              gdb(program, core, "info threads")
                  .lines()
                  .filter(line -> line.matches("[* ] \\d+ .*LWP.*")))
          .hasSize(tasks.size());
      assertThat(gdb(program, core, "x/i $pc")).doesNotContain("int3");
      if (Gdb.knowsThisCpu()) {
        assertThat(gdbsWarnings(program, core)).doesNotContain("reg-xstate");
      }
    }
    assertThat(Files.exists(directory.resolve("core"))).isTrue();
  }

  @Test
  void gdbAndWeReadWhatWeWrite(@Tracee("many_hits") Path program, @TempDir Path directory)
      throws IOException {
    agrees(program, directory);
  }

  @Test
  void ofProgramsOf32BitsToo(
      @Tracee(value = "many_hits", flags = "-m32") Path program, @TempDir Path directory)
      throws IOException {
    agrees(program, directory);
  }

  @Test
  void whatCannotBeWrittenWholeLeavesNothing(
      @Tracee("many_hits") Path program, @TempDir Path directory) {
    try (var debugging = new Debugging()) {
      debugging.start(program, 1, 1);
      var nowhere = directory.resolve("missing").resolve("core");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> dump(debugging, nowhere))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(Files.exists(nowhere)).isFalse();
    }
  }
}
