package dev.spoor.objects.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
  private static final long FINGERPRINT = 0x1234_5678_9abcL;
  private static final ByteString BUILD = ByteString.of("0123456789abcdefghij");

  @TempDir Path directory;

  private static Block content(String text) {
    return Block.of("content", MemorySegment.ofArray(text.getBytes()), ByteOrder.LITTLE_ENDIAN);
  }

  private static Optional<String> read(KeptFiles files, ByteString build, long fingerprint) {
    try (var kept = files.of(build)) {
      return kept.read(fingerprint).map(block -> block.text(0, block.sizeBytes()));
    }
  }

  private static void write(KeptFiles files, ByteString build, String text) {
    try (var kept = files.of(build)) {
      kept.write(FINGERPRINT, content(text));
    }
  }

  private KeptFiles files() {
    return KeptFiles.in(directory.resolve("new/spoor"), 1 << 20);
  }

  @Test
  void whatIsKeptIsReadAgain() {
    write(files(), BUILD, "index");

    assertThat(read(files(), BUILD, FINGERPRINT)).contains("index");
    assertThat(files().entries()).hasSize(1);
  }

  @Test
  void anotherFingerprintOrBuildHasNothing() {
    write(files(), BUILD, "index");

    assertThat(read(files(), BUILD, FINGERPRINT + 1)).isEmpty();
    assertThat(read(files(), ByteString.of("another build"), FINGERPRINT)).isEmpty();
  }

  @Test
  void aNewOneTakesTheOldOnesPlace() {
    write(files(), BUILD, "old");
    write(files(), BUILD, "new");

    assertThat(read(files(), BUILD, FINGERPRINT)).contains("new");
    assertThat(files().entries()).hasSize(1);
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    write(files(), BUILD, "index");
    var path = files().entries().getFirst().path();
    var whole = Files.readAllBytes(path);

    for (var length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThat(read(files(), BUILD, FINGERPRINT)).as("%s bytes", length).isEmpty();
    }
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertThat(read(files(), BUILD, FINGERPRINT)).isEmpty();
  }

  @Test
  void everyChangedBitIsNoticed() throws IOException {
    write(files(), BUILD, "index");
    var path = files().entries().getFirst().path();
    var whole = Files.readAllBytes(path);

    for (var bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      var damaged = whole.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(path, damaged);
      assertThat(read(files(), BUILD, FINGERPRINT)).as("bit %s", bit).isEmpty();
    }
  }

  @Test
  void whereADirectoryCannotBeNothingIsKept() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "");
    var files = KeptFiles.in(file.resolve("spoor"), 1 << 20);

    write(files, BUILD, "index");

    assertThat(read(files, BUILD, FINGERPRINT)).isEmpty();
    assertThat(files.clear()).isEmpty();
  }

  @Test
  void aDirectoryInItsPlaceIsNoIndex() throws IOException {
    write(files(), BUILD, "index");
    var path = files().entries().getFirst().path();
    Files.delete(path);
    Files.createDirectories(path.resolve("full"));

    write(files(), BUILD, "index");

    assertThat(read(files(), BUILD, FINGERPRINT)).isEmpty();
    try (var left = Files.list(path.getParent())) {
      assertThat(left).containsExactly(path);
    }
  }

  @Test
  void thoseUsedLongestAgoGo() throws IOException {
    var one = "x".repeat(1000);
    var files = KeptFiles.in(directory, 3 * 1200);
    for (var name : new String[] {"first", "second", "third"}) {
      write(files, ByteString.of(name), one);
    }
    var time = 1_000_000L;
    for (var entry : files.entries().reversed()) {
      Files.setLastModifiedTime(entry.path(), FileTime.fromMillis(time++));
    }
    // Now the first was used last.
    assertThat(read(files, ByteString.of("first"), FINGERPRINT)).isPresent();

    write(files, ByteString.of("fourth"), one);

    assertThat(read(files, ByteString.of("first"), FINGERPRINT)).isPresent();
    assertThat(read(files, ByteString.of("fourth"), FINGERPRINT)).isPresent();
    assertThat(files.entries()).hasSize(3);
  }

  @Test
  void oneThatIsTooLargeIsNotKept() {
    var files = KeptFiles.in(directory, 1000);

    write(files, BUILD, "x".repeat(1000));

    assertThat(files.entries()).isEmpty();
  }

  @Test
  void filesOfOthersStay() throws IOException {
    var other = Files.writeString(directory.resolve("notes.index.txt"), "mine");
    var files = KeptFiles.in(directory, 1 << 20);
    write(files, BUILD, "index");
    Files.writeString(directory.resolve("1.index-part"), "left behind");

    assertThat(files.clear()).isEmpty();

    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(other);
    }
  }

  @Test
  void withoutAPlaceNothingIsKept() {
    write(KeptFiles.none(), BUILD, "index");

    assertThat(read(KeptFiles.none(), BUILD, FINGERPRINT)).isEmpty();
    assertThat(KeptFiles.none().of(ByteString.of("x")).isNothing()).isTrue();
  }
}
