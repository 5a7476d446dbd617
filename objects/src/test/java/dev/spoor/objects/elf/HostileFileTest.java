package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.MalformedObjectException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that lie: whatever is wrong with them, asking everything of them ends with a
/// [MalformedObjectException] or an answer.
final class HostileFileTest {
  private static final long[] AWKWARD = {
    0, 1, 0x7f, 0x80, 0xff, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, Long.MAX_VALUE, -1, -8
  };

  static Stream<Arguments> files() {
    return ObjectFileTest.forms()
        .flatMap(form -> {
          var elfClass = (ElfClass) form.get()[0];
          var order = (ByteOrder) form.get()[1];
          return Stream.of(
              Arguments.of(ElfBuilder.complete(elfClass, order), order),
              Arguments.of(ElfBuilder.library(elfClass, order), order));
        });
  }

  static Stream<Arguments> alsoWithoutSections() {
    return Stream.concat(
        files(),
        files().map(file -> Arguments.of(withoutSections((byte[]) file.get()[0]), file.get()[1])));
  }

  private static byte[] withoutSections(byte[] bytes) {
    Arrays.fill(bytes, bytes[4] == 2 ? 40 : 32, bytes[4] == 2 ? 48 : 36, (byte) 0);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTruncationIsSurvived(byte[] whole, ByteOrder order) {
    var refused = 0;

    for (var length = 0; length < whole.length; length++) {
      refused += askEverything(Arrays.copyOf(whole, length));
    }

    assertThat(refused).isEqualTo(whole.length);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldWithAnAwkwardValueIsSurvived(byte[] whole, ByteOrder order) {
    var refused = 0;

    // Behind the header no field begins at an odd place.
    for (var at = 4; at < whole.length; at += at < 64 ? 1 : 2) {
      for (var value : AWKWARD) {
        for (var width = 2; width <= 8 && at + width <= whole.length; width *= 2) {
          var bytes = whole.clone();
          for (var i = 0; i < width; i++) {
            var place = order == ByteOrder.LITTLE_ENDIAN ? i : width - 1 - i;
            bytes[at + place] = (byte) (value >>> (8 * i));
          }
          refused += askEverything(bytes);
        }
      }
    }

    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("alsoWithoutSections")
  void randomDamageIsSurvived(byte[] whole, ByteOrder order) {
    var random = new Random(20);
    var refused = 0;

    for (var round = 0; round < 8_000; round++) {
      var bytes = whole.clone();
      for (var hits = 1 + random.nextInt(8); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += askEverything(bytes);
    }

    assertThat(refused).isPositive();
  }

  /// {@return 1 if something was found to be wrong, else 0}
  private static int askEverything(byte[] bytes) {
    try (var file = ObjectFile.of("hostile", bytes)) {
      return ask(file::segments)
          | ask(() -> file.sections().forEach(file::bytes))
          | ask(() -> askSymbols(file.symbols()))
          | ask(() -> file.symbolsNamed("inner"))
          | ask(() -> file.symbolAt(FileAddress.of(0x10005)))
          | ask(() -> file.symbolAt(FileAddress.of(-1)))
          | ask(() -> file.sections().forEach(file::block))
          | ask(() -> askSymbols(file.dynamicSymbols()))
          | ask(file::pltSymbols)
          | ask(file::miniDebug)
          | ask(file::notes)
          | ask(file::neededLibraries)
          | ask(file::soname);
    } catch (MalformedObjectException expected) {
      return 1;
    }
  }

  private static void askSymbols(Optional<SymbolTable> table) {
    for (var i = 0; table.isPresent() && i < table.get().size(); i++) {
      assertThat(table.get().symbol(i).name()).isNotNull();
    }
  }

  private static int ask(Runnable question) {
    try {
      question.run();
      return 0;
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).startsWith("hostile");
      return 1;
    }
  }
}
