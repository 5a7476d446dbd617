package dev.spoor.objects.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.MalformedObjectException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that lie: whatever is wrong with them, asking everything of them ends with a
/// [MalformedObjectException] or an answer.
final class HostileFileTest {
  private static final long[] AWKWARD = {
    0, 1, 0x7f, 0x80, 0xff, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, Long.MAX_VALUE, -1, -8
  };

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void everyTruncationIsSurvived(ElfClass elfClass, ByteOrder order) {
    var whole = ElfBuilder.complete(elfClass, order);
    var refused = 0;

    for (var length = 0; length < whole.length; length++) {
      refused += askEverything(Arrays.copyOf(whole, length));
    }

    assertThat(refused).isEqualTo(whole.length);
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void everyFieldWithAnAwkwardValueIsSurvived(ElfClass elfClass, ByteOrder order) {
    var whole = ElfBuilder.complete(elfClass, order);
    var refused = 0;

    for (var at = 4; at < whole.length; at++) {
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
  @MethodSource("dev.spoor.objects.elf.ObjectFileTest#forms")
  void randomDamageIsSurvived(ElfClass elfClass, ByteOrder order) {
    var whole = ElfBuilder.complete(elfClass, order);
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
          | ask(() -> askSymbols(file))
          | ask(() -> file.symbolsNamed("inner"))
          | ask(() -> file.symbolAt(FileAddress.of(0x10005)))
          | ask(() -> file.symbolAt(FileAddress.of(-1)))
          | ask(file::notes)
          | ask(file::neededLibraries)
          | ask(file::soname);
    } catch (MalformedObjectException expected) {
      return 1;
    }
  }

  private static void askSymbols(ObjectFile file) {
    var table = file.symbols();
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
