package dev.spoor.objects.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ElfBuilder;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.kept.KeptFiles;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSectionsTest {
  private static final int ZLIB = 1;
  private static final int PROGBITS = 1;
  private static final int NOTE = 7;
  private static final long COMPRESSED = 0x800;
  private static final int SIZE = 5000;
  private static final String NAME = ".debug_info";

  @TempDir Path directory;

  private Path file(ByteOrder order, int size) throws IOException {
    var builder = new ElfBuilder(ElfClass.ELF64, order);
    builder.part(NAME, PROGBITS, COMPRESSED, builder.packed(ZLIB, size));
    builder.part(".debug_line", PROGBITS, 0, new byte[SIZE]);
    builder.part(".note.gnu.build-id", NOTE, 0, builder.note("GNU", 3, new byte[20]));
    return Files.write(directory.resolve("file" + size), builder.build());
  }

  private KeptFiles kept(long mostBytes) {
    return KeptFiles.in(directory.resolve("kept"), mostBytes);
  }

  private String read(Path file, KeptFiles kept) throws IOException {
    try (var object = ObjectFile.open(file);
        var sections = new KeptSections(object, kept, SIZE / 2)) {
      var block = sections.section(NAME);
      assertThat(block.order()).isEqualTo(object.bytes().order());
      return block.text(0, block.sizeBytes());
    }
  }

  @Test
  void aLargePackedSectionIsKeptAndReadAgain() throws IOException {
    var file = file(ByteOrder.BIG_ENDIAN, SIZE);
    var kept = kept(1 << 20);

    assertThat(read(file, kept)).isEqualTo("x".repeat(SIZE));
    assertThat(kept.entries()).hasSize(1);
    assertThat(read(file, kept)).isEqualTo("x".repeat(SIZE));
  }

  @Test
  void whatIsKeptIsWhatIsReadLater() throws IOException {
    var file = file(ByteOrder.LITTLE_ENDIAN, SIZE);
    var kept = kept(1 << 20);
    read(file, kept);
    var other = "y".repeat(SIZE).getBytes(StandardCharsets.UTF_8);

    try (var object = ObjectFile.open(file);
        var place = kept.of(object, NAME)) {
      var fingerprint = KeptSections.fingerprint(object.storedBlock(NAME).orElseThrow(), SIZE);
      place.write(
          fingerprint, Block.of("other", MemorySegment.ofArray(other), ByteOrder.LITTLE_ENDIAN));
    }

    assertThat(read(file, kept)).isEqualTo("y".repeat(SIZE));
  }

  @Test
  void aDamagedOneIsMadeAnew() throws IOException {
    var file = file(ByteOrder.LITTLE_ENDIAN, SIZE);
    var kept = kept(1 << 20);
    read(file, kept);
    var path = kept.entries().getFirst().path();
    var bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1]++;
    Files.write(path, bytes);

    assertThat(read(file, kept)).isEqualTo("x".repeat(SIZE));
    assertThat(Files.readAllBytes(path)).isNotEqualTo(bytes);
  }

  @Test
  void oneOfAnotherFileOfTheSameBuildIsNotTaken() throws IOException {
    var kept = kept(1 << 20);
    read(file(ByteOrder.LITTLE_ENDIAN, SIZE), kept);

    assertThat(read(file(ByteOrder.LITTLE_ENDIAN, SIZE + 1), kept)).isEqualTo("x".repeat(SIZE + 1));
  }

  @Test
  void neitherSmallOnesNorPlainOnesNorThoseWithoutRoomAreKept() throws IOException {
    read(file(ByteOrder.LITTLE_ENDIAN, SIZE / 2 - 1), kept(1 << 20));
    read(file(ByteOrder.LITTLE_ENDIAN, SIZE), kept(SIZE));
    try (var object = ObjectFile.open(file(ByteOrder.LITTLE_ENDIAN, SIZE));
        var sections = new KeptSections(object, kept(1 << 20), 1)) {
      sections.section(".debug_line");
    }

    assertThat(kept(1 << 20).entries()).isEmpty();
  }
}
