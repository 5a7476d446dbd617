package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.ContextDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityContextsTest {
  private static final String NAME = "security.selinux";
  private static final int AT_FDCWD = -100;

  private final SecurityContexts types = new SecurityContexts(Set.of());
  private final SecurityContexts whole = new SecurityContexts(EnumSet.of(ContextDetail.FULL));

  private static ByteString path(String text) {
    return ByteString.of(text);
  }

  @Test
  void ofAContextTheTypeIsShown() {
    var files =
        new MadeUpFiles()
            .attribute("3:" + NAME, "system_u:object_r:etc_t:s0-s0:c0.c1023\0")
            .attribute("4:" + NAME, "u:r:short_t\0");

    assertThat(types.descriptor(files, 3)).hasToString("etc_t");
    assertThat(types.descriptor(files, 4)).hasToString("short_t");
    assertThat(whole.descriptor(files, 3)).hasToString("system_u:object_r:etc_t:s0-s0:c0.c1023");
  }

  @Test
  void whatIsNoContextIsShownWhole() {
    var files = new MadeUpFiles().attribute("3:" + NAME, "weird\n\n").attribute("4:" + NAME, "\0");

    assertThat(types.descriptor(files, 3)).hasToString("weird");
    assertThat(types.descriptor(files, 4)).isEqualTo(ByteString.EMPTY);
    assertThat(types.descriptor(files, 5)).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void aPathIsLookedUpFromItsDirectory() {
    var files =
        new MadeUpFiles()
            .attribute("-100/f:" + NAME, "a:b:here_t:s0\0")
            .attribute("7/f:" + NAME, "a:b:there_t:s0\0");

    assertThat(types.file(files, AT_FDCWD, path("f"))).hasToString("here_t");
    assertThat(types.file(files, 7, path("f"))).hasToString("there_t");
    assertThat(types.file(files, 8, path("f"))).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void ofATaskWhatProcSays(@TempDir Path proc) throws IOException {
    var directory = Files.createDirectories(proc.resolve("17/attr"));
    Files.writeString(directory.resolve("current"), "u:r:sleeper_t:s0\n");

    try (var contexts = new SecurityContexts(Set.of(), proc.toString())) {
      assertThat(contexts.task(Tid.of(17))).hasToString("sleeper_t");
      assertThat(contexts.task(Tid.of(18))).isEqualTo(ByteString.EMPTY);
    }
  }

  @Test
  void aFileThatIsNotThereIsNotCompared() {
    var files =
        new MadeUpFiles()
            .link(3, "/nowhere/at all")
            .attribute("3:" + NAME, "a:b:odd_t:s0\0")
            .attribute("3/\u00e9:" + NAME, "a:b:odd_t:s0\0");

    try (var contexts = new SecurityContexts(EnumSet.of(ContextDetail.MISMATCH))) {
      assertThat(contexts.descriptor(files, 3)).hasToString("odd_t");
      assertThat(contexts.file(files, 3, path("\u00e9"))).hasToString("odd_t");
    }
  }
}
