package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `spoor locate` keeps from run to run, and `spoor cache`.
@Tag("live")
class KeptIndexTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;
  private String program = "";

  @BeforeEach
  void compile() {
    program = Tracees.compile("waits_in_calls", "-O2", "-Wl,--build-id").toString();
  }

  private String spoor(String environment, String command) {
    return Shell.script(
            "export " + environment + "; \"$1\" " + command + " 2>&1", "sh", SPOOR, program)
        .stdout();
  }

  private String located(String environment) {
    return spoor(environment, "locate \"$2\" main recursive nothing");
  }

  private List<Path> kept() throws IOException {
    if (!Files.exists(directory.resolve("spoor"))) {
      return List.of();
    }
    try (var files = Files.list(directory.resolve("spoor"))) {
      return files.toList();
    }
  }

  private String home() {
    return "SPOOR_CACHE_MIB= SPOOR_CACHE_PATH= XDG_CACHE_HOME=" + directory;
  }

  @Test
  void anIndexIsKeptAndABrokenOneReplaced() throws IOException {
    var first = located(home());

    assertThat(first).contains(" main at ").contains("nothing ??");
    assertThat(kept()).hasSize(1);
    var index = kept().getFirst();
    var whole = Files.readAllBytes(index);
    assertThat(located(home())).isEqualTo(first);
    for (var length : new int[] {0, 50, whole.length - 1}) {
      Files.write(index, Arrays.copyOf(whole, length));
      assertThat(located(home())).isEqualTo(first);
      assertThat(index).hasBinaryContent(whole);
    }
  }

  @Test
  void itIsListedAndCleared() throws IOException {
    var _ = located(home());

    var list = spoor(home(), "cache");

    assertThat(list).contains(kept().getFirst().toString()).contains(" of 1048576 KiB in ");
    assertThat(spoor(home(), "cache --clear")).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void nothingIsKeptWhereThatIsNotWantedOrCannotBe() throws IOException {
    var expected = located(home() + " SPOOR_CACHE_MIB=0");
    var file = Files.writeString(directory.resolve("file"), "");

    assertThat(kept()).isEmpty();
    assertThat(located(home() + " XDG_CACHE_HOME= HOME=")).isEqualTo(expected);
    assertThat(located(home() + " SPOOR_CACHE_PATH=" + file)).isEqualTo(expected);
    assertThat(located(home() + " SPOOR_CACHE_PATH=" + file + "/below")).isEqualTo(expected);
    assertThat(spoor(home() + " SPOOR_CACHE_MIB=0", "cache")).isEqualTo("nothing is kept\n");
  }
}
