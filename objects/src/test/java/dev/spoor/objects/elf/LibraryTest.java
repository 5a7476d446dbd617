package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Versions, hash tables, linkage tables and packed sections.
final class LibraryTest {
  private static final long BIAS = 0x7000_0000L;

  private static ObjectFile library(ElfClass elfClass, ByteOrder order) {
    return ObjectFile.of("library", ElfBuilder.library(elfClass, order));
  }

  private static ObjectFile withoutSections(ElfClass elfClass, ByteOrder order) {
    var bytes = ElfBuilder.library(elfClass, order);
    java.util.Arrays.fill(
        bytes,
        elfClass == ElfClass.ELF64 ? 40 : 32,
        elfClass == ElfClass.ELF64 ? 48 : 36,
        (byte) 0);
    return ObjectFile.of("library", bytes);
  }

  private static void assertVersionsAreRead(SymbolTable table) {
    assertThat(table.size()).isEqualTo(5);
    assertThat(table.symbol(1).version())
        .contains(new SymbolVersion("OTHER_1.0", false, Optional.of("libother.so.3")));
    assertThat(table.symbol(2).version()).isEmpty();
    assertThat(table.symbol(3).version())
        .contains(new SymbolVersion("SELF_1.0", false, Optional.empty()));
    assertThat(table.symbol(4).version())
        .contains(new SymbolVersion("SELF_1.0", true, Optional.empty()));
    assertThat(table.symbol(4).version().orElseThrow()).hasToString("@@SELF_1.0");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void versionsOfSymbolsAreReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = library(elfClass, order)) {
      assertVersionsAreRead(file.dynamicSymbols().orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void withoutSectionsTheDynamicSectionLeadsToSymbols(ElfClass elfClass, ByteOrder order) {
    try (var file = withoutSections(elfClass, order)) {
      assertThat(file.sections()).isEmpty();
      assertVersionsAreRead(file.dynamicSymbols().orElseThrow());
      assertThat(file.symbolsNamed("plain")).hasSize(1);
      assertThat(file.soname()).contains("libself.so.2");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void withoutTheOldHashTableTheGnuOneCountsTheSymbols(ElfClass elfClass, ByteOrder order) {
    var bytes = ElfBuilder.library(elfClass, order);
    var text = ByteBuffer.wrap(bytes).order(order);
    java.util.Arrays.fill(
        bytes,
        elfClass == ElfClass.ELF64 ? 40 : 32,
        elfClass == ElfClass.ELF64 ? 48 : 36,
        (byte) 0);
    try (var whole = ObjectFile.of("library", ElfBuilder.library(elfClass, order))) {
      // The third entry is DT_HASH.
      var at =
          (int) whole.section(".dynamic").orElseThrow().bytes().offset()
              + 2 * elfClass.dynamicBytes();
      assertThat(elfClass == ElfClass.ELF64 ? text.getLong(at) : text.getInt(at)).isEqualTo(4);
      text.put(at + (order == ByteOrder.BIG_ENDIAN ? elfClass.addressBytes() - 1 : 0), (byte) 99);
    }

    try (var file = ObjectFile.of("library", bytes)) {
      assertVersionsAreRead(file.dynamicSymbols().orElseThrow());
    }
  }

  @Test
  void entriesOfTheLinkageTableAreNamed() {
    try (var file = library(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN)) {
      var plt = file.section(".plt").orElseThrow();

      assertThat(file.pltSymbols()).extracting(Symbol::name).containsExactly("wanted@plt");
      assertThat(file.symbolAt(FileAddress.of(plt.address().value() + 20)))
          .hasValueSatisfying(found -> {
            assertThat(found.symbol().name()).isEqualTo("wanted@plt");
            assertThat(found.offset()).isEqualTo(4);
          });
      assertThat(file.symbolsNamed("wanted@plt")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void packedSectionsAreUnpackedInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var file = library(elfClass, order)) {
      assertThat(file.block(".debug_info").orElseThrow().text(0, 300)).isEqualTo("x".repeat(300));
      assertThat(file.block(".debug_line").orElseThrow().sizeBytes()).isEqualTo(400);
      var section = file.section(".debug_info").orElseThrow();
      assertThat(section.isCompressed()).isTrue();
      assertThat(file.bytes(section).byteSize()).isEqualTo(section.bytes().sizeBytes());
      assertThat(file.block(section)).isSameAs(file.block(section));
    }
  }

  private static ObjectFile withPacked(int type, long claimed) {
    var builder = new ElfBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    var packed = builder.packed(type, 300);
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putLong(8, claimed);
    builder.part(".debug_info", 1, 0x800, packed);
    return ObjectFile.of("built", builder.build());
  }

  @Test
  void aSizeThatCannotComeOutIsRefusedBeforeThereIsRoomForIt() {
    for (var claimed : new long[] {-1, Long.MAX_VALUE, 1L << 40, 2 << 20}) {
      try (var file = withPacked(1, claimed)) {
        assertThatThrownBy(() -> file.block(".debug_info"))
            .isInstanceOf(MalformedObjectException.class)
            .hasMessageContaining("claim to be " + Long.toUnsignedString(claimed));
      }
    }
  }

  @Test
  void anotherSizeThanComesOutIsRefused() {
    for (var claimed : new long[] {1, 299, 301, 1000}) {
      try (var file = withPacked(1, claimed)) {
        assertThatThrownBy(() -> file.block(".debug_info"))
            .isInstanceOf(MalformedObjectException.class)
            .hasMessageContaining("its stream");
      }
    }
  }

  @Test
  void anUnknownPackingIsRefused() {
    try (var file = withPacked(77, 300)) {
      assertThatThrownBy(() -> file.block(".debug_info"))
          .isInstanceOf(MalformedObjectException.class)
          .hasMessageContaining("unknown type 77");
    }
  }

  /// Memory that has the library's bytes from `BIAS + 0x10000` on.
  private static Memory loaded(byte[] bytes) {
    return new Memory() {
      @Override
      public void read(ReadBatch batch) {
        for (var piece = 0; piece < batch.pieces(); piece++) {
          var at = batch.address(piece) - BIAS - 0x10000;
          if (at >= 0 && at < bytes.length) {
            var count = (int) Math.min(batch.lengthBytes(piece), bytes.length - at);
            MemorySegment.copy(
                MemorySegment.ofArray(bytes), at, batch.buffer(), batch.offset(piece), count);
            batch.completed(piece, count);
          }
        }
      }

      @Override
      public int write(Address at, byte[] written) {
        return 0;
      }
    };
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void anObjectInMemoryHasItsNames(ElfClass elfClass, ByteOrder order) {
    var memory = loaded(ElfBuilder.library(elfClass, order));

    var object = LoadedObject.read("memory", memory, Address.of(BIAS + 0x10000));

    assertThat(object.bias()).isEqualTo(BIAS);
    assertThat(object.symbolsNamed("plain"))
        .extracting(symbol -> object.address(symbol.address()))
        .containsExactly(Address.of(BIAS + 0x10008));
    assertVersionsAreRead(object.file().dynamicSymbols().orElseThrow());
  }

  @Test
  void memoryWithoutAnObjectIsRefused() {
    for (var size : new int[] {0, 10, 60, 5000}) {
      var memory = loaded(new byte[size]);

      assertThatThrownBy(() -> LoadedObject.read("memory", memory, Address.of(BIAS + 0x10000)))
          .isInstanceOf(MalformedObjectException.class)
          .hasMessageContaining("not an ELF file");
    }
  }

  @Test
  void theBuildIdInMemoryIsReadByItself() {
    var bytes = ElfBuilder.complete(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    var memory = loaded(bytes);
    // In this file the notes are not where they are loaded; nothing of them can be read.
    assertThat(LoadedObject.buildIdAt(memory, Address.of(BIAS + 0x10000)))
        .isEqualTo(Optional.<ByteString>empty());
  }
}
