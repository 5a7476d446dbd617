package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.machine.ByteString;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our machine code against the assembly listings, which stand beside it in the source.
@Tag("live")
class LauncherListingTest {
  private static final int CODE_OFFSET = 64 + 3 * 56;

  private static final Path KERNEL = Path.of("kernel/src/main/java/dev/spoor/kernel/internal");
  private static final Path STRACE = Path.of("tools/StraceLauncher.java");

  @Test
  void theLauncherIsWhatItsListingAssemblesTo(@TempDir Path directory) throws IOException {
    assertListed("LauncherProgram", launcher(), directory);
  }

  @Test
  void theGuardianIsWhatItsListingAssemblesTo(@TempDir Path directory) throws IOException {
    assertListed("GuardianProgram", guardian(), directory);
  }

  @Test
  void whatBringsJavaIntoTheFirstThreadIsWhatItsListingAssemblesTo(@TempDir Path directory)
      throws IOException {
    var source = KERNEL.resolve("FirstThreadCode.java");

    assertThat(listing(source, false)).isNotEmpty();
    assertThat(HexFormat.of().parseHex(listing(source, true).replaceAll("\\s", "")))
        .isEqualTo(assembled(source, directory));
  }

  @Test
  void theProgramStraceIsWhatItsListingAssemblesTo(@TempDir Path directory) throws IOException {
    var program = Files.readAllBytes(root().resolve("bin/strace"));
    var headers = 64 + 2 * 56;

    assertThat(Arrays.copyOfRange(program, headers, program.length))
        .isEqualTo(assembled(STRACE, directory));
  }

  @Test
  void theProgramStraceIsWhatItsToolMakes(@TempDir Path directory) throws IOException {
    var made = directory.resolve("made");

    Shell.run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            root().resolve(STRACE).toString(),
            made.toString())
        .orFail();

    assertThat(made).hasSameBinaryContentAs(root().resolve("bin/strace"));
  }

  private static void assertListed(String source, byte[] running, Path directory)
      throws IOException {
    var assembled = assembled(KERNEL.resolve(source + ".java"), directory);

    assertThat(Arrays.copyOfRange(running, CODE_OFFSET, CODE_OFFSET + assembled.length))
        .isEqualTo(assembled);
    assertThat(running[CODE_OFFSET + assembled.length]).as("what follows the code").isZero();
  }

  private static byte[] assembled(Path source, Path directory) throws IOException {
    Requirement.program("gcc");
    Files.writeString(directory.resolve("program.S"), listing(source, false));
    Shell.script(
            "cd \"$1\" && gcc -c program.S && objcopy -O binary -j .text program.o code",
            "sh",
            directory.toString())
        .orFail();
    return Files.readAllBytes(directory.resolve("code"));
  }

  @Test
  void readelfFindsNothingToSayAboutTheProgramStrace(@TempDir Path directory) throws IOException {
    assertAccepted(Files.readAllBytes(root().resolve("bin/strace")), directory);
  }

  @Test
  void readelfFindsNothingToSayAboutTheLauncher(@TempDir Path directory) throws IOException {
    assertAccepted(launcher(), directory);
  }

  @Test
  void readelfFindsNothingToSayAboutTheGuardian(@TempDir Path directory) throws IOException {
    assertAccepted(guardian(), directory);
  }

  private static void assertAccepted(byte[] running, Path directory) throws IOException {
    Requirement.program("readelf");
    var file = Files.write(directory.resolve("program"), running);

    var read = Shell.run("readelf", "-lW", file.toString()).orFail();

    assertThat(read.stderr()).isEmpty();
    assertThat(read.stdout()).contains("EXEC (Executable file)", "LOAD", "GNU_STACK", " R E ");
  }

  private static Path root() {
    return Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath();
  }

  /// The text block's lines, each up to the bar before the bytes, or from it on.
  private static String listing(Path source, boolean bytes) throws IOException {
    var text = new StringBuilder();
    var isInside = false;
    for (var line : Files.readAllLines(root().resolve(source))) {
      if (line.strip().startsWith("\"\"\"")) {
        isInside = !isInside;
      } else if (isInside) {
        var parts = line.replace("\\\\", "\\").split("\\|", 2);
        text.append(parts[bytes ? parts.length - 1 : 0]).append('\n');
      }
    }
    return text.toString();
  }

  /// The file that a waiting process runs.
  private static byte[] launcher() throws IOException {
    var path = ByteString.of("/bin/true");
    try (var kernel = Kernel.open()) {
      var pending = kernel.spawn(new LaunchPlan(path, List.of(path), Optional.empty()));
      try (pending) {
        return Files.readAllBytes(Path.of("/proc/" + pending.tid() + "/exe"));
      } finally {
        var _ = kernel.await(pending.tid());
      }
    }
  }

  private static byte[] guardian() throws IOException {
    try (var guardian = Guardian.start()) {
      return Files.readAllBytes(Path.of("/proc/" + guardian.tid() + "/exe"));
    }
  }
}
