package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tracer killed at any moment of a launch leaves no process.
@Tag("live")
class TracerDeathTest {
  /// The launched processes hold the write end of a pipe to cat(1), which ends when all of them
  /// have ended. The time-out is for a process that is left, which would keep it open for ever.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @Timeout(60)
  void aKilledTracerLeavesNoProcess(long seed) throws IOException, InterruptedException {
    var shell = tracer();
    var pids = new ArrayList<String>();
    var enough = 10 + new Random(seed).nextInt(90);
    try (var lines = shell.inputReader()) {
      var tracer = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        pids.add(line);
        if (pids.size() == enough) {
          assertThat(tracer.destroyForcibly()).isTrue();
        }
      }
    }

    assertThat(shell.waitFor()).isZero();
    assertThat(pids).hasSizeGreaterThanOrEqualTo(enough);
    assertThat(pids).noneMatch(TracerDeathTest::isLauncher);
  }

  private static boolean isLauncher(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "cmdline")).contains("spoor-launcher");
    } catch (IOException gone) {
      return false;
    }
  }

  private static Process tracer() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("jdk.module.path", System.getProperty("java.class.path"));
    var classes =
        WaitingPrograms.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var tests = Path.of("target", "test-classes").toAbsolutePath().toString();
    return new ProcessBuilder(
            List.of(
                "sh",
                "-c",
                // The shell says "Killed", which nobody needs to read.
                "{ \"$@\" 2>&3 | cat; } 3>&2 2>/dev/null",
                "sh",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=dev.spoor.kernel",
                "-p",
                path,
                "--add-modules",
                "dev.spoor.kernel",
                "-cp",
                tests + ":" + classes,
                WaitingPrograms.class.getName()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
