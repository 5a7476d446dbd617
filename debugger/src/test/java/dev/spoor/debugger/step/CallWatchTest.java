package dev.spoor.debugger.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.testkit.ByteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class CallWatchTest {
  private static final long STACK = 0x7000;

  /// A task whose stack ends with one word.
  private record At(long pc, long sp, long word) implements StepView {
    @Override
    public Registers registers() {
      var table = X86_64.table();
      return RegisterImage.empty(table)
          .withBlock(table.general(), new byte[table.general().sizeBytes()])
          .with(table.programCounter(), pc)
          .with(table.stackPointer(), sp);
    }

    @Override
    public Memory memory() {
      var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(word);
      return ByteMemory.of(STACK, bytes.array());
    }

    @Override
    public Symbols symbols() {
      throw new AssertionError("not needed");
    }
  }

  private static final CallWatch BEFORE = CallWatch.before(new At(0x1000, STACK + 8, 0));

  @Test
  void aCallLeavesTheAddressBehindItself() {
    assertThat(BEFORE.returnAddress(new At(0x2000, STACK, 0x1005))).contains(Address.of(0x1005));
  }

  @Test
  void aPushOfAnythingElseIsNoCall() {
    assertThat(BEFORE.returnAddress(new At(0x1001, STACK, 0x5005))).isEmpty();
    assertThat(BEFORE.returnAddress(new At(0x1001, STACK, 0x1000))).isEmpty();
  }

  @Test
  void aCallOfTheNextInstructionIsNone() {
    assertThat(BEFORE.returnAddress(new At(0x1005, STACK, 0x1005))).isEmpty();
  }

  @Test
  void aReturnIsNoCall() {
    assertThat(BEFORE.returnAddress(new At(0x2000, STACK + 16, 0x1005))).isEmpty();
  }
}
