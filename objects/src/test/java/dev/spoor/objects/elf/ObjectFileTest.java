package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ObjectFileTest {
  static Stream<Arguments> forms() {
    return Stream.of(ElfClass.values())
        .flatMap(elfClass ->
            Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .map(order -> Arguments.of(elfClass, order)));
  }

  private static ObjectFile complete(ElfClass elfClass, ByteOrder order) {
    return ObjectFile.of("built", ElfBuilder.complete(elfClass, order));
  }

  private static ObjectFile complete() {
    return complete(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theHeaderIsReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = complete(elfClass, order)) {
      assertThat(file.header())
          .isEqualTo(
              new Header(
                  elfClass,
                  order,
                  3,
                  ObjectType.DYN,
                  MachineType.X86_64,
                  FileAddress.of(0x10010),
                  0x55));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void segmentsAndSectionsAreReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = complete(elfClass, order)) {
      assertThat(file.segments())
          .extracting(segment -> segment.type().toString())
          .containsExactly("LOAD", "LOAD", "DYNAMIC", "NOTE", "0x6fff0123");
      assertThat(file.segments().getFirst())
          .satisfies(load -> {
            assertThat(load.flags()).isEqualTo(5);
            assertThat(load.address()).isEqualTo(FileAddress.of(0x10000));
            assertThat(load.bytes().sizeBytes()).isEqualTo(64);
            assertThat(load.memoryBytes()).isEqualTo(0x60);
            assertThat(load.alignment()).isEqualTo(4);
          });
      assertThat(file.sections())
          .extracting(Section::name)
          .containsExactly(
              "", ".text", ".symtab", ".strtab", ".dynstr", ".dynamic", ".note", ".shstrtab");
      assertThat(file.section(".symtab"))
          .hasValueSatisfying(section -> {
            assertThat(section.link()).isEqualTo(3);
            assertThat(section.flags()).isEqualTo(2);
            assertThat(section.alignment()).isEqualTo(8);
            assertThat(section.entryBytes()).isEqualTo(elfClass.symbolBytes());
            assertThat(file.bytes(section).byteSize()).isEqualTo(8L * elfClass.symbolBytes());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void symbolsAreReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = complete(elfClass, order)) {
      var table = file.symbols().orElseThrow();

      assertThat(table.size()).isEqualTo(8);
      assertThat(table.symbol(1))
          .isEqualTo(
              new Symbol(
                  "start",
                  FileAddress.of(0x10000),
                  16,
                  SymbolType.FUNC,
                  SymbolBinding.GLOBAL,
                  0,
                  1,
                  Optional.empty()));
      assertThat(file.dynamicSymbols()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void notesAndDynamicEntriesAreReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = complete(elfClass, order)) {
      assertThat(file.buildId()).contains(ByteString.of(new byte[] {1, 2, (byte) 0xfe}));
      assertThat(file.neededLibraries()).containsExactly("libfirst.so.1", "libsecond.so");
      assertThat(file.soname()).contains("libself.so.2");
      assertThat(file.dynamicEntries()).hasSize(6).contains(new DynamicEntry(0x6000_0000, 7));
    }
  }

  @Test
  void aBuildIdIsAlsoFoundInASectionThatNoSegmentOfNotesHas() {
    var builder = new ElfBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    var other = builder.part(".note.other", 7, 0, 0, 4, 0, builder.note("Go", 4, new byte[8]));
    builder.part(".note.id", 7, 0, 0, 4, 0, builder.note("GNU", 3, new byte[] {7, 8}));
    builder.segment(4, 4, other, 0x13000, 0);

    try (var file = ObjectFile.of("made", builder.build())) {
      assertThat(file.notes()).hasSize(1);
      assertThat(file.buildId()).contains(ByteString.of(new byte[] {7, 8}));
    }
  }

  @Test
  void aNameFindsEveryPlaceThatHasIt() {
    try (var file = complete()) {
      assertThat(file.symbolsNamed("twice"))
          .extracting(Symbol::address)
          .containsExactly(FileAddress.of(0x10030), FileAddress.of(0x10038));
      assertThat(file.symbolsNamed("elsewhere")).isEmpty();
      assertThat(file.symbolsNamed("star")).isEmpty();
      assertThat(file.symbolsNamed("starting")).isEmpty();
    }
  }

  @Test
  void anAddressFindsTheInnermostSymbolThatContainsIt() {
    try (var file = complete()) {
      assertThat(found(file, 0x10000)).isEqualTo("Exact start+0");
      assertThat(found(file, 0x10003)).isEqualTo("Containing start+3");
      assertThat(found(file, 0x10005)).isEqualTo("Containing inner+1");
      assertThat(found(file, 0x10009)).isEqualTo("Containing start+9");
    }
  }

  @Test
  void anAddressThatNoSymbolContainsFindsTheLastOneBeforeIt() {
    try (var file = complete()) {
      assertThat(found(file, 0x10018)).isEqualTo("Nearest inner+20");
      assertThat(found(file, 0x10020)).isEqualTo("Exact label+0");
      assertThat(found(file, 0x10024)).isEqualTo("Nearest label+4");
    }
  }

  @Test
  void anAddressOutsideOfAllSegmentsFindsNothing() {
    try (var file = complete()) {
      assertThat(file.symbolAt(FileAddress.of(0xffff))).isEmpty();
      assertThat(file.symbolAt(FileAddress.of(-1))).isEmpty();
      assertThat(file.symbolAt(FileAddress.of(0x11000))).isEmpty();
    }
  }

  private static String found(ObjectFile file, long address) {
    var match = file.symbolAt(FileAddress.of(address)).orElseThrow();
    return match.getClass().getSimpleName() + " " + match.symbol().name() + "+" + match.offset();
  }

  @Test
  void whatIsNoElfFileIsRefused() {
    for (var bytes : List.of(new byte[0], new byte[] {0x7f, 'E', 'L', 'F'}, new byte[64])) {
      assertThatThrownBy(() -> ObjectFile.of("text", bytes))
          .isInstanceOf(MalformedObjectException.class)
          .hasMessage("text: at offset 0x0: not an ELF file");
    }
  }

  @Test
  void aTableThatEndsBehindTheFileIsRefusedBeforeItIsAllocated() {
    var bytes = ElfBuilder.complete(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(60, (short) 0xffff);

    assertThatThrownBy(() -> ObjectFile.of("built", bytes))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("a table of 65535 entries ends behind the file");
  }

  @Test
  void aSectionOutsideOfTheFileHarmsOnlyWhoeverAsksForIt() {
    var bytes = ElfBuilder.complete(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong((int) buffer.getLong(40) + 64 + 32, -1);

    try (var file = ObjectFile.of("built", bytes)) {
      var text = file.section(".text").orElseThrow();
      assertThatThrownBy(() -> file.bytes(text)).isInstanceOf(MalformedObjectException.class);
      assertThat(file.symbols()).isPresent();
    }
  }

  @Test
  void aDirectoryIsNoObject(@TempDir Path directory) {
    assertThatThrownBy(() -> ObjectFile.open(directory)).isInstanceOf(IOException.class);
  }

  @Test
  void aFileIsMappedAndReadByItsName(@TempDir Path directory) throws IOException {
    var path =
        Files.write(
            directory.resolve("object"), ElfBuilder.complete(ElfClass.ELF32, ByteOrder.BIG_ENDIAN));

    try (var file = ObjectFile.open(path)) {
      assertThat(file.name()).isEqualTo(path.toString());
      assertThat(file.symbolsNamed("start")).hasSize(1);
    }
  }
}
