package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.trace.options.Rotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingFileTest {
  @TempDir Path directory;

  private String file() {
    return directory.resolve("log").toString();
  }

  private String part(int number) throws IOException {
    return Files.readString(directory.resolve(number == 0 ? "log" : "log." + number));
  }

  private void write(Rotation rotation, boolean append, String... pieces) throws IOException {
    try (var out = RotatingFile.open(file(), append, rotation)) {
      for (var piece : pieces) {
        out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void aFullFileEndsWithItsLine() throws IOException {
    write(new Rotation(6, 9), false, "one\ntwo\nthree\n", "four", "\nfive\n");

    assertThat(part(2)).isEqualTo("one\ntwo\n");
    assertThat(part(1)).isEqualTo("three\n");
    assertThat(part(0)).isEqualTo("four\nfive\n");
  }

  @Test
  void aLineThatFillsAFileExactlyIsItsLast() throws IOException {
    write(new Rotation(4, 9), false, "one\ntwo\n");

    assertThat(part(1)).isEqualTo("one\n");
    assertThat(part(0)).isEqualTo("two\n");
  }

  @Test
  void whatBelongsToALineStaysWithIt() throws IOException {
    write(new Rotation(2, 9), false, "one\n > a\n | b\n", " ", "> c\n", "  two\n > d\n");

    assertThat(part(1)).isEqualTo("one\n > a\n | b\n > c\n");
    assertThat(part(0)).isEqualTo("  two\n > d\n");
  }

  @Test
  void anOpenLineStaysInOneFile() throws IOException {
    write(new Rotation(2, 9), false, "abc", "def", "ghi\njkl\n");

    assertThat(part(1)).isEqualTo("abcdefghi\n");
    assertThat(part(0)).isEqualTo("jkl\n");
  }

  @Test
  void theOldestAreGone() throws IOException {
    write(new Rotation(1, 2), false, "1\n2\n3\n4\n5\n");

    assertThat(part(2)).isEqualTo("3\n");
    assertThat(part(1)).isEqualTo("4\n");
    assertThat(part(0)).isEqualTo("5\n");
    assertThat(directory.resolve("log.3")).doesNotExist();
  }

  @Test
  void aFileThatIsAddedToIsRotatedOnceALineHasEnded() throws IOException {
    Files.writeString(directory.resolve("log"), "no end of line");

    write(new Rotation(3, 2), true, "!\nnew\n");

    assertThat(part(1)).isEqualTo("no end of line!\n");
    assertThat(part(0)).isEqualTo("new\n");
  }

  @Test
  void aLinkGoesOnLeadingToTheNewest() throws IOException {
    Files.createSymbolicLink(directory.resolve("log"), directory.resolve("real"));

    write(new Rotation(1, 2), false, "1\n2\n");

    assertThat(directory.resolve("log")).isSymbolicLink();
    assertThat(part(0)).isEqualTo("2\n");
    assertThat(Files.readString(directory.resolve("real.1"))).isEqualTo("1\n");
  }

  @Test
  void aRenameThatFailsSaysWhy() throws IOException {
    Files.createDirectories(directory.resolve("log.1/in the way"));

    assertThatThrownBy(() -> write(new Rotation(1, 1), false, "1\n2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("log.1: Is a directory");
  }

  @Test
  void aDeviceIsRefused() {
    assertThatThrownBy(() -> RotatingFile.open("/dev/null", false, new Rotation(1, 1)))
        .hasMessage("Not a regular file, which --rotate-size needs");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void nothingIsLostOrCutHoweverItIsWritten(int seed) throws IOException {
    var random = new Random(seed);
    var all = new StringBuilder();
    var size = 1 + random.nextInt(60);
    try (var out = RotatingFile.open(file(), false, new Rotation(size, 2000))) {
      for (var piece = 0; piece < 200; piece++) {
        var text = new StringBuilder();
        for (var length = random.nextInt(40); length > 0; length--) {
          text.append(random.nextInt(12) == 0 ? '\n' : 'x');
        }
        all.append(text);
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    var read = new StringBuilder(part(0));
    for (var number = 1; Files.exists(directory.resolve("log." + number)); number++) {
      var part = part(number);
      assertThat(part).endsWith("\n").hasSizeGreaterThanOrEqualTo(size);
      assertThat(part.lastIndexOf('\n', part.length() - 2) + 1).isLessThan(size);
      read.insert(0, part);
    }
    assertThat(read).hasToString(all.toString());
  }
}
