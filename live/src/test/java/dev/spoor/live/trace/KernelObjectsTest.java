package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the kernel tells of its objects, which differ by what a descriptor is.
@Tag("live")
class KernelObjectsTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void mapsAndProgramsOfBpfAreToldAsTheyAre(String width) throws Exception {
    var program = Tracees.compile("tells_of_objects", width).toString();
    if (Shell.run(program).exit() != 0) {
      throw Requirement.missing("bpf(2) is refused (kernel.unprivileged_bpf_disabled)");
    }
    var log = directory.resolve("log");

    var run =
        Shell.run(SPOOR, "trace", "-v", "-e", "trace=bpf", "-o", log.toString(), program).orFail();

    assertThat(Files.readString(log)).contains(run.stdout().lines().toList());
  }
}
