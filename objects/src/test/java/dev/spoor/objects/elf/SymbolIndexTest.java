package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two ways to find what lies at an address.
final class SymbolIndexTest {
  private static SymbolTable random(Random random, ElfClass elfClass, ByteOrder order) {
    var builder = new ElfBuilder(elfClass, order);
    var symbols = new ArrayList<>(List.of(new ElfBuilder.Sym("", 0, 0, 0, 0)));
    for (var i = 0; i < 60; i++) {
      var name = random.nextInt(10) == 0 ? "" : "symbol" + i;
      var size = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(20) == 0 ? 200 : 12);
      var info = random.nextInt(3) << 4 | random.nextInt(7);
      symbols.add(
          new ElfBuilder.Sym(name, 0x1000 + random.nextInt(100), size, info, random.nextInt(6)));
    }
    var strings = builder.strings(symbols.stream().map(ElfBuilder.Sym::name).toList());
    return new SymbolTable(
        elfClass,
        new SymbolTable.Parts(
            Block.of("symbols", MemorySegment.ofArray(builder.symbols(symbols, strings)), order),
            Block.of("strings", MemorySegment.ofArray(strings), order),
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void theSortedTableGivesWhatTheWholeTableGives(ElfClass elfClass, ByteOrder order) {
    var random = new Random(20);
    for (var round = 0; round < 100; round++) {
      var table = random(random, elfClass, order);
      var lowest = FileAddress.of(0x1000 + random.nextInt(30));

      for (var at = 0xff0; at < 0x1140; at++) {
        var address = FileAddress.of(at);
        assertThat(table.indexedAt(address, lowest)).isEqualTo(table.scannedAt(address, lowest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void whatWasFoundBeforeChangesNothing(ElfClass elfClass, ByteOrder order) {
    var random = new Random(21);
    for (var round = 0; round < 100; round++) {
      var table = random(random, elfClass, order);

      for (var question = 0; question < 500; question++) {
        var lowest = FileAddress.of(0x1000 + 30 * random.nextInt(2));
        var address = FileAddress.of(0xff0 + random.nextInt(0x150));
        assertThat(table.indexedAt(address, lowest)).isEqualTo(table.scannedAt(address, lowest));
      }
    }
  }
}
