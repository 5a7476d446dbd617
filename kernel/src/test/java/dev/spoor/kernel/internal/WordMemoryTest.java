package dev.spoor.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordMemoryTest {
  private static final int PAGE = 4096;
  private static final Tid TASK = Tid.of(1);

  /// Two pages from 0 on, nothing behind them.
  private final byte[] memory = new byte[2 * PAGE];

  private final WordMemory words =
      new WordMemory(
          new WordMemory.Words() {
            private long last;

            @Override
            public boolean canPeek(Tid tid, long address) {
              if (address < 0 || address + 8 > memory.length) {
                return false;
              }
              last = bytes().getLong((int) address);
              return true;
            }

            @Override
            public long peeked() {
              return last;
            }

            @Override
            public boolean canPoke(Tid tid, long address, long word) {
              bytes().putLong((int) address, word);
              return true;
            }

            private ByteBuffer bytes() {
              return ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
            }
          });

  WordMemoryTest() {
    for (var i = 0; i < memory.length; i++) {
      memory[i] = (byte) (i * 7);
    }
  }

  @Test
  void everyRangeNearAPageEndIsReadAsFarAsItGoes() {
    for (var at = PAGE - 20; at < 2 * PAGE + 10; at += at == PAGE + 20 ? PAGE - 50 : 1) {
      for (var length = 0; length < 30; length++) {
        var into = new byte[40];
        var read = words.read(TASK, at, MemorySegment.ofArray(into), 5, length);

        var there = Math.clamp(2L * PAGE - at, 0, length);
        assertThat(read).isEqualTo(there);
        assertThat(Arrays.copyOfRange(into, 5, 5 + read))
            .isEqualTo(there == 0 ? new byte[0] : Arrays.copyOfRange(memory, at, at + there));
      }
    }
  }

  @Test
  void everyRangeNearAPageEndIsWrittenAndNothingBesides() {
    var from = new byte[40];
    Arrays.fill(from, (byte) 0xee);
    for (var at = PAGE - 20; at < 2 * PAGE + 10; at += at == PAGE + 20 ? PAGE - 50 : 1) {
      for (var length = 0; length < 30; length++) {
        var before = memory.clone();
        var written = words.write(TASK, at, MemorySegment.ofArray(from), 3, 3 + length);

        var there = Math.clamp(2L * PAGE - at, 0, length);
        assertThat(written).isEqualTo(there);
        if (there > 0) {
          Arrays.fill(before, at, at + there, (byte) 0xee);
        }
        assertThat(memory).isEqualTo(before);
      }
    }
  }
}
