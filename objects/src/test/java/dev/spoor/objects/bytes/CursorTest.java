package dev.spoor.objects.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static Block block(ByteOrder order, int... bytes) {
    var array = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return Block.of("file", MemorySegment.ofArray(array), order);
  }

  private static Cursor cursor(int... bytes) {
    return block(ByteOrder.LITTLE_ENDIAN, bytes).cursor(0);
  }

  @Test
  void numbersHaveTheOrderOfTheBlock() {
    var little = cursor(1, 2, 3, 4, 5, 6, 7);
    var big = block(ByteOrder.BIG_ENDIAN, 1, 2, 3, 4, 5, 6, 7).cursor(0);

    assertThat(little.u16()).isEqualTo(0x0201);
    assertThat(little.unsigned(3)).isEqualTo(0x050403);
    assertThat(big.u16()).isEqualTo(0x0102);
    assertThat(big.unsigned(3)).isEqualTo(0x030405);
  }

  /// The examples of DWARF 5, figures 22 and 24 (section 7.6).
  @Test
  void leb128IsAsTheStandardHasIt() {
    var unsigned = cursor(2, 127, 0x80, 1, 1 + 0x80, 1, 2 + 0x80, 1, 57 + 0x80, 100);
    for (var expected : new long[] {2, 127, 128, 129, 130, 12857}) {
      assertThat(unsigned.uleb128()).isEqualTo(expected);
    }
    var signed = cursor(2, 0x7e, 127 + 0x80, 0, 1 + 0x80, 0x7f, 0x80, 1, 0x80, 0x7f, 129, 1);
    for (var expected : new long[] {2, -2, 127, -127, 128, -128, 129}) {
      assertThat(signed.sleb128()).isEqualTo(expected);
    }
  }

  @Test
  void leb128HoldsAllSixtyFourBits() {
    var ones = new int[] {255, 255, 255, 255, 255, 255, 255, 255, 255, 1};
    assertThat(cursor(ones).uleb128()).isEqualTo(-1);
    var least = new int[] {128, 128, 128, 128, 128, 128, 128, 128, 128, 0x7f};
    assertThat(cursor(least).sleb128()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void paddedLeb128IsItsValue() {
    var padded = cursor(129, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 5);

    assertThat(padded.uleb128()).isEqualTo(1);
    assertThat(padded.u8()).isEqualTo(5);
  }

  @Test
  void aNumberBehindTheEndSaysWhereAndLeavesThePlace() {
    var cursor = cursor(1, 0x80);
    cursor.u8();

    assertThatThrownBy(cursor::uleb128)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessage("file: at offset 0x2: 1 byte expected, there are 2 in all");
    assertThatThrownBy(cursor::u64).isInstanceOf(MalformedObjectException.class);
    assertThat(cursor.offset()).isEqualTo(1);
  }

  @Test
  void aCountThatCannotBeIsRefusedBeforeAnythingIsMadeForIt() {
    assertThat(cursor(2, 0, 0).count(1)).isEqualTo(2);
    assertThatThrownBy(() -> cursor(2, 0, 0).count(2))
        .hasMessageContaining("a count of 2 where 1 fit");
    assertThatThrownBy(() -> cursor(255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0).count(1))
        .hasMessageContaining("18446744073709551615");
  }

  @Test
  void aReaderAheadReadsWhatAReaderInPlaceReads() {
    var random = new Random(7);
    var bytes = new byte[10_000];
    random.nextBytes(bytes);
    bytes[bytes.length - 1] = 1;
    var block = Block.of("file", MemorySegment.ofArray(bytes), ByteOrder.LITTLE_ENDIAN);
    var ahead = block.readerAhead(0);
    var inPlace = block.cursor(0);

    for (var i = 0; i < 30_000; i++) {
      var place = random.nextInt(50) == 0 || !inPlace.hasMore() ? random.nextInt(bytes.length) : -1;
      if (place >= 0) {
        ahead.seek(place);
        inPlace.seek(place);
      }
      switch (random.nextInt(4)) {
        case 0 -> assertThat(ahead.u8()).isEqualTo(inPlace.u8());
        case 1 -> assertThat(ahead.uleb128()).isEqualTo(inPlace.uleb128());
        case 2 -> assertThat(ahead.sleb128()).isEqualTo(inPlace.sleb128());
        default -> {
          var most = Math.min(300, bytes.length - inPlace.offset());
          var skipped = random.nextInt((int) most + 1);
          ahead.skip(skipped);
          inPlace.skip(skipped);
        }
      }
      assertThat(ahead.offset()).isEqualTo(inPlace.offset());
    }
  }

  @Test
  void aReaderAheadEndsWithTheBlock() {
    var ahead = block(ByteOrder.LITTLE_ENDIAN, 1, 0x80).slice(0, 2, "").readerAhead(0);

    assertThat(ahead.u8()).isEqualTo(1);
    assertThatThrownBy(ahead::uleb128)
        .hasMessage("file: at offset 0x2: 1 byte expected, there are 2 in all");
    assertThat(ahead.offset()).isEqualTo(1);
  }

  @Test
  void textEndsWithItsNul() {
    var cursor = cursor('a', 'b', 0, 'c');

    assertThat(cursor.text()).isEqualTo("ab");
    assertThat(cursor.offset()).isEqualTo(3);
    assertThatThrownBy(cursor::text).hasMessageContaining("a string without an end");
  }

  @Test
  void sizesAreUnsigned() {
    var block = block(ByteOrder.LITTLE_ENDIAN, 1, 2, 3);

    assertThat(block.holds(-1, 2)).isFalse();
    assertThat(block.holds(1, -1)).isFalse();
    assertThat(block.holds(3, 0)).isTrue();
    assertThatThrownBy(() -> block.slice(1, 3, "part"))
        .isInstanceOf(MalformedObjectException.class);
    assertThat(block.slice(1, 2, "part").name()).isEqualTo("file: part");
    assertThat(block.slice(1, 2, "").u16(0)).isEqualTo(0x0302);
  }
}
