package dev.spoor.trace.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackMemoryTest {
  private static final Address STACK = Address.of(0x10_0000);
  private static final Address CODE = Address.of(0x40_0000);

  private final Map<Long, byte[]> code = new HashMap<>();

  private StackMemory memory(MadeUpMemory live) {
    return new StackMemory(live, STACK.plus(0x800), at -> at.value() >= CODE.value(), code);
  }

  private static byte[] numbered(int length) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[i] = (byte) (i ^ i >> 8);
    }
    return bytes;
  }

  @Test
  void theTopOfTheStackIsReadByOneRequest() {
    var bytes = numbered(0x5000);
    var live = new MadeUpMemory().map(STACK, bytes);
    var memory = memory(live);

    for (var at = 0; at < 0x4000; at += 8) {
      assertThat(memory.readUnsigned(STACK.plus(at), 1)).hasValue(bytes[at] & 0xff);
    }

    assertThat(live.requests()).isOne();
    assertThat(memory.readUnsigned(STACK.plus(0x4100), 1)).hasValue(bytes[0x4100] & 0xff);
    assertThat(live.requests()).isEqualTo(2);
  }

  @Test
  void aReadGoesOverPagesAndEndsWhereMemoryDoes() {
    var bytes = numbered(0x2000);
    var memory = memory(new MadeUpMemory().map(STACK, bytes));

    assertThat(memory.read(STACK.plus(0xff8), 16))
        .isEqualTo(Arrays.copyOfRange(bytes, 0xff8, 0x1008));
    assertThat(memory.read(STACK.plus(0x1ff8), 16)).hasSize(8);
    assertThat(memory.read(STACK.plus(0x3000), 8)).isEmpty();
    assertThat(memory.read(Address.of(-8), 16)).isEmpty();
  }

  @Test
  void codeIsKeptForTheNextStack() {
    var live = new MadeUpMemory().map(STACK, new byte[0x1000]).map(CODE, numbered(0x1000));
    var first = memory(live).read(CODE.plus(5), 9);
    var before = live.requests();

    var second = memory(live).read(CODE.plus(5), 9);

    assertThat(second).isEqualTo(first);
    assertThat(live.requests()).isEqualTo(before + 1);
    assertThat(code).containsOnlyKeys(CODE.value());
  }
}
