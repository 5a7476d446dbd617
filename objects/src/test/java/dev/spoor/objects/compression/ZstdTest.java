package dev.spoor.objects.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ZstdTest {
  private static final String LINES =
      IntStream.range(0, 60)
          .mapToObj(i -> "line " + i + " of " + i * i % 97 + "\n")
          .collect(Collectors.joining());

  /// What `zstd -19` makes of them: a Huffman table, four streams, sequences, a checksum.
  private static final byte[] PACKED_LINES =
      Base64.getDecoder()
          .decode(
              "KLUv/WQ1As0FAKJOHxHApwNktPxnQMotU0qpHxXnBsBQMBxBfYZOLmfntH/8Vn/iq+wv5OUW8ktxlfHp"
                  + "btlT02h2JhPPVIeoW+k73bxFLtn6LNFaSPopEpG80DWsz5Vpl1NkP3KEpNRa2quMM1u/wGPpijlzK9mo"
                  + "PFQu0zk/c9XcABIMR0ACwSCKdKggSrdvwBsOEIDiuwEVixmLDPpYFw0FqRKJRqDPJQDWyWQzuOxk4GHF"
                  + "PiyGBz0Mwrm799Dvs0wBpo/3rg==");

  private static String unpack(byte[] packed, int size) {
    var block = Block.of("packed", MemorySegment.ofArray(packed), ByteOrder.BIG_ENDIAN);
    var unpacked =
        Compression.ZSTD.unpack(
            block, size, (bytes, _) -> MemorySegment.ofArray(new byte[(int) bytes]));
    return unpacked.text(0, size);
  }

  private static byte[] frame(String blocks) {
    // A single segment of up to 255 bytes.
    return HexFormat.of().parseHex("28b52ffd" + "20ff" + blocks);
  }

  @Test
  void sequencesAndHuffmanCodesAreUnpacked() {
    assertThat(unpack(PACKED_LINES, LINES.length())).isEqualTo(LINES);
  }

  @Test
  void blocksThatAreNotPackedAreCopiedAndRepeated() {
    // 3 bytes as they are; 5 times the same, the last block.
    assertThat(unpack(frame("180000" + "616263" + "2b0000" + "78"), 8)).isEqualTo("abcxxxxx");
  }

  @Test
  void framesFollowEachOtherAndSomeAreSkipped() {
    var one = frame("190000" + "616263");
    var skipped = HexFormat.of().parseHex("512a4d18" + "02000000" + "ffff");
    var both = Arrays.copyOf(one, 2 * one.length + skipped.length);
    System.arraycopy(skipped, 0, both, one.length, skipped.length);
    System.arraycopy(one, 0, both, one.length + skipped.length, one.length);

    assertThat(unpack(both, 6)).isEqualTo("abcabc");
  }

  @Test
  void anotherSizeThanComesOutIsRefused() {
    for (var size : new int[] {1, LINES.length() - 1, LINES.length() + 1}) {
      assertThatThrownBy(() -> unpack(PACKED_LINES, size))
          .isInstanceOf(MalformedObjectException.class);
    }
  }

  @Test
  void whatIsNotKnownIsRefused() {
    for (var frame :
        new byte[][] {
          new byte[8], // no frame
          HexFormat.of().parseHex("28b52ffd" + "21ff05" + "190000616263"), // a dictionary
          HexFormat.of().parseHex("28b52ffd" + "28ff" + "190000616263"), // a reserved bit
          frame("1f0000" + "616263"), // a reserved type of block
          frame("ffffff" + "61"), // a block that is too long
        }) {
      assertThatThrownBy(() -> unpack(frame, 3)).isInstanceOf(MalformedObjectException.class);
    }
  }

  @Test
  void everyTruncationIsRefused() {
    for (var length = 0; length < PACKED_LINES.length; length++) {
      var part = Arrays.copyOf(PACKED_LINES, length);

      assertThatThrownBy(() -> unpack(part, LINES.length()))
          .isInstanceOf(MalformedObjectException.class);
    }
  }

  @Test
  void randomDamageIsSurvived() {
    var random = new Random(20);
    var refused = 0;
    for (var round = 0; round < 10_000; round++) {
      var bytes = PACKED_LINES.clone();
      for (var hits = 1 + random.nextInt(4); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(unpack(bytes, LINES.length())).isNotNull();
      } catch (MalformedObjectException expected) {
        refused++;
      }
    }

    assertThat(refused).isPositive();
  }
}
