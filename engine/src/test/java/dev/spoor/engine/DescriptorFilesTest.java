package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of this JVM's own descriptors.
class DescriptorFilesTest {
  private static final Tid SELF = Tid.of((int) ProcessHandle.current().pid());

  private final DescriptorFiles files = new DescriptorFiles();

  /// {@return a descriptor whose name in /proc begins so}
  private static int descriptor(String name) throws IOException {
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (var one : all) {
        if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).toString().startsWith(name)) {
          return Integer.parseInt(one.getFileName().toString());
        }
      }
    }
    throw new AssertionError("no descriptor of " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/self/status", "/proc/self/stat", "/proc/loadavg"})
  void whatProcShowsIsNotHarmless(String path) throws IOException {
    try (var open = new FileInputStream(path)) {
      var descriptor = descriptor(path.replace("self", SELF.toString()));

      assertThat(open.getFD().valid()).isTrue();
      assertThat(files.isHarmless(SELF, descriptor)).isFalse();
      assertThat(files.isHarmlessAtAGlance(SELF, descriptor)).isFalse();
    }
  }

  @Test
  void aFileOnADiskIsHarmless(@TempDir Path directory) throws IOException {
    var path = Files.createFile(directory.resolve("file"));
    try (var open = new FileInputStream(path.toFile())) {
      var descriptor = descriptor(path.toString());

      assertThat(open.getFD().valid()).isTrue();
      assertThat(files.isHarmless(SELF, descriptor)).isTrue();
      assertThat(files.isHarmlessAtAGlance(SELF, descriptor)).isFalse();
    }
  }

  @Test
  void aDeviceIsHarmlessAtAGlance() throws IOException {
    try (var open = new FileInputStream("/dev/zero")) {
      assertThat(open.getFD().valid()).isTrue();
      assertThat(files.isHarmlessAtAGlance(SELF, descriptor("/dev/zero"))).isTrue();
    }
  }

  @Test
  void aPipeIsHarmlessAtAGlance() throws IOException {
    var pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink()) {
      assertThat(source.isOpen() && sink.isOpen()).isTrue();
      assertThat(files.isHarmlessAtAGlance(SELF, descriptor("pipe:["))).isTrue();
    }
  }

  @Test
  void aFileThatIsNamedLikeAPipeIsNoPipe(@TempDir Path directory) throws IOException {
    var path = Files.createFile(directory.resolve("pipe:[1]"));
    try (var open = new FileInputStream(path.toFile())) {
      assertThat(open.getFD().valid()).isTrue();
      assertThat(files.isHarmlessAtAGlance(SELF, descriptor(path.toString()))).isFalse();
    }
  }

  @Test
  void ofWhatIsNotOpenNothingIsKnown() {
    assertThat(files.isHarmless(SELF, 1023)).isFalse();
    assertThat(files.isHarmlessAtAGlance(SELF, 1023)).isFalse();
    assertThat(files.isHarmless(Tid.of(5_000_001), 0)).isFalse();
  }
}
