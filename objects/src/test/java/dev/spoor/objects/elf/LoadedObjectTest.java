package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class LoadedObjectTest {
  private static ObjectFile complete(ElfClass elfClass) {
    return ObjectFile.of("built", ElfBuilder.complete(elfClass, ByteOrder.LITTLE_ENDIAN));
  }

  @Test
  void theBiasFollowsFromTheFirstMapping() {
    try (var file = complete(ElfClass.ELF64)) {
      var loaded = LoadedObject.mapped(file, Address.of(0x7f00_0001_0000L), 0).orElseThrow();

      assertThat(loaded.bias()).isEqualTo(0x7f00_0000_0000L);
      assertThat(loaded.address(FileAddress.of(0x10004))).isEqualTo(Address.of(0x7f00_0001_0004L));
      assertThat(loaded.symbolAt(Address.of(0x7f00_0001_0005L)))
          .hasValueSatisfying(match -> assertThat(match.symbol().name()).isEqualTo("inner"));
    }
  }

  @Test
  void addressesOfA32BitObjectWrapAt4Gigabytes() {
    try (var file = complete(ElfClass.ELF32)) {
      var loaded = new LoadedObject(file, 0xffff_0000L);

      assertThat(loaded.address(FileAddress.of(0x10004))).isEqualTo(Address.of(4));
      assertThat(loaded.fileAddress(Address.of(4))).isEqualTo(FileAddress.of(0x10004));
    }
  }

  @Test
  void aMappingThatShowsNoSegmentTellsNothing() {
    try (var file = complete(ElfClass.ELF64)) {
      assertThat(LoadedObject.mapped(file, Address.of(0x400000), 0x9000)).isEmpty();
    }
  }

  @Test
  void namesOfNumbersAreNoPlaces() {
    try (var file = complete(ElfClass.ELF64)) {
      var loaded = new LoadedObject(file, 0);

      assertThat(loaded.symbolsNamed("size")).isEmpty();
      assertThat(loaded.symbolsNamed("start")).hasSize(1);
    }
  }
}
