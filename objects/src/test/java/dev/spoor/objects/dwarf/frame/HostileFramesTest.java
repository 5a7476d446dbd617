package dev.spoor.objects.dwarf.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Sections that lie: asking everything of them ends with a [MalformedObjectException] or an
/// answer.
final class HostileFramesTest {
  private static final byte[] WHOLE =
      FrameBuilder.ehFrame(
          "41 0e10 8302 42 0e08",
          "0f027708 1003027708 0a 44 1603027708 0b",
          "04000000ff 0c0610 0703 0803 090305 140302 15037e 2e20 2d",
          "03ffff 12067e 137d 11037e d0 0610");

  @Test
  void everyTruncationIsSurvived() {
    var refused = 0;
    for (var length = 0; length < WHOLE.length; length++) {
      refused += ask(Arrays.copyOf(WHOLE, length));
    }
    assertThat(refused).isBetween(1, WHOLE.length);
  }

  @Test
  void randomDamageIsSurvived() {
    var random = new Random(23);
    var refused = 0;
    for (var round = 0; round < 10_000; round++) {
      var bytes = WHOLE.clone();
      for (var hits = 1 + random.nextInt(6); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += ask(bytes);
    }
    assertThat(refused).isBetween(1, 9_999);
  }

  @Test
  void randomHeadersAreSurvived() {
    var random = new Random(24);
    var refused = 0;
    for (var round = 0; round < 10_000; round++) {
      var header = new byte[random.nextInt(64)];
      random.nextBytes(header);
      if (header.length > 4) {
        header[0] = 1;
        header[1] = 0x1b;
        header[2] = (byte) (random.nextBoolean() ? 3 : 1);
        header[3] = (byte) (random.nextBoolean() ? 0x3b : random.nextInt());
        // The section it is for.
        var address = 0x1000 - 0x9004;
        for (var i = 0; i < 4 && header.length > 8; i++) {
          header[4 + i] = (byte) (address >>> 8 * i);
        }
        if (header.length > 9) {
          header[8] = (byte) random.nextInt(6);
          Arrays.fill(header, 9, Math.min(header.length, 12), (byte) 0);
        }
      }
      refused += askByHeader(FrameSectionTest.block(header));
    }
    assertThat(refused).isBetween(1, 9_999);
  }

  private static int askByHeader(Block header) {
    try {
      FrameSectionTest.ehFrame(WHOLE)
          .searchedBy(header, 0x9000)
          .descriptionAt(FileAddress.of(0x2110))
          .ifPresent(found -> found.rowAt(FileAddress.of(0x2110)));
      return 0;
    } catch (MalformedObjectException expected) {
      return 1;
    }
  }

  /// {@return 1 if something was found to be wrong, else 0}
  private static int ask(byte[] bytes) {
    var section = FrameSectionTest.ehFrame(bytes);
    return ask(() -> {
      for (var at = 0x2000L; at < 0x2400; at += 0x80) {
        var address = FileAddress.of(at);
        section.descriptionAt(address).ifPresent(found -> found.rowAt(address));
      }
    })
        | ask(() -> section.forEach(each -> each.forEachRow(row -> row.rule(3))));
  }

  private static int ask(Runnable question) {
    try {
      question.run();
      return 0;
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).startsWith("frames");
      return 1;
    }
  }
}
