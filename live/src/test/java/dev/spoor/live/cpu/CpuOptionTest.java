package dev.spoor.live.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `spoor trace --cpu`, as users run it.
@Tag("live")
@Timeout(120)
class CpuOptionTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  @BeforeAll
  static void isBuilt() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw Requirement.missing("a machine with two CPUs");
    }
    Shell.run(SPOOR, "version").orFail();
  }

  private Shell.Outcome trace(String use, Object... words) {
    var command = new ArrayList<>(List.of(SPOOR, "trace", "-f", "--cpu=" + use, "-o"));
    command.add(directory.resolve("trace").toString());
    for (var word : words) {
      command.add(word.toString());
    }
    return Shell.run(command.toArray(String[]::new)).orFail();
  }

  private static Tid childOf(Background tracer) {
    var children = ProcessHandle.of(tracer.pid().value()).orElseThrow().children();
    return Tid.of((int) children.findFirst().orElseThrow().pid());
  }

  /// The mask that the tracer was started with. (Its first thread may be narrowed, too.)
  private static String wholeMask() {
    return Masks.of(Path.of("/proc/self/status"));
  }

  /// Waits until a program is narrowed.
  private static void awaitNarrowed(Tid tid) {
    Masks.await(() -> List.of("0", "1").contains(Masks.of(tid)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "share", "spin", "off"})
  void nprocCountsTheCpusThatItWouldCountUntraced(String use) {
    assertThat(trace(use, "nproc").stdout()).isEqualTo(Shell.run("nproc").orFail().stdout());
  }

  @Test
  void aJvmCountsTheCpusThatItWouldCountUntraced() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var classes =
        Path.of(System.getProperty("spoor.root", "..")).resolve("live/target/test-classes");

    var traced =
        trace(
            "share",
            java,
            "-Xint",
            "-XX:+UseSerialGC",
            "-cp",
            classes,
            "dev.spoor.live.cpu.Processors");

    assertThat(traced.stdout().strip())
        .isEqualTo(String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void withTheTracerKilledNoProgramIsLeftThatIsNarrowed(@Tracee("chatty") Path program)
      throws IOException {
    var running = Files.createFile(directory.resolve("running"));
    try (var tracer =
        Background.start(SPOOR, "trace", "--cpu=share", "-o", "/dev/null", program, running)) {
      assertThat(tracer.line()).isEqualTo("ready");
      var tid = childOf(tracer);
      awaitNarrowed(tid);

      Shell.run("kill", "-9", tracer.pid().toString()).orFail();

      assertThat(tracer.exit()).isEqualTo(128 + 9);
      Masks.await(() -> List.of('-', 'Z').contains(Processes.state(tid)));
    }
  }

  @Test
  void aTracerThatIsEndedGivesTheProgramItsMaskBack(@Tracee("chatty") Path program)
      throws IOException {
    var running = Files.createFile(directory.resolve("running"));
    var deaf = "trap '' HUP; exec \"$0\" \"$1\"";
    var exec = "exec \"$0\" trace --cpu=share sh -c \"$1\" \"$2\" \"$3\" 2>/dev/null";
    try (var tracer = Background.start("sh", "-c", exec, SPOOR, deaf, program, running)) {
      assertThat(tracer.line()).isEqualTo("ready");
      var tid = childOf(tracer);
      var whole = wholeMask();
      awaitNarrowed(tid);

      Shell.run("kill", "-HUP", tracer.pid().toString()).orFail();

      assertThat(tracer.exit()).isEqualTo(128 + 1);
      assertThat(Masks.of(tid)).isEqualTo(whole);
      Files.delete(running);
    }
  }

  @Test
  void onlyTheThreadThatTracesIsNarrowed(@Tracee("chatty") Path program) throws IOException {
    var running = Files.createFile(directory.resolve("running"));
    try (var tracer =
        Background.start(SPOOR, "trace", "--cpu=share", "-o", "/dev/null", program, running)) {
      assertThat(tracer.line()).isEqualTo("ready");
      var tid = childOf(tracer);
      var whole = wholeMask();
      awaitNarrowed(tid);

      try (var threads = Files.list(Path.of("/proc", tracer.pid().toString(), "task"))) {
        assertThat(threads.map(thread -> Masks.of(thread.resolve("status"))))
            .filteredOn(mask -> !mask.equals(whole))
            .hasSizeLessThanOrEqualTo(1);
      }
      Files.delete(running);
      assertThat(tracer.exit()).isZero();
    }
  }

  @Test
  void sharingWithWhatIsAttachedToIsSaidToHaveNoEffect(@Tracee("chatty") Path program)
      throws IOException {
    var running = Files.createFile(directory.resolve("running"));
    try (var chatty = Background.start(program, running)) {
      assertThat(chatty.line()).isEqualTo("ready");
      try (var tracer =
          Background.start(
              "sh",
              "-c",
              "exec \"$0\" trace --cpu=share -o /dev/null -p \"$1\" 2>&1",
              SPOOR,
              chatty.pid())) {
        assertThat(tracer.line())
            .isEqualTo("spoor: --cpu=share has no effect on processes given by -p/--attach");
        Files.delete(running);
      }
    }
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThat(Shell.run(SPOOR, "trace", "--cpu=fast", "true").stderr())
        .startsWith("spoor: invalid --cpu argument: 'fast'");
  }
}
