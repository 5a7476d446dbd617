package dev.spoor.symbolic.unwind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.testkit.ByteMemory;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Stacks in memory that the test made: code without objects at 0x400000, the stack at 0x7000.
final class UnwindingTest {
  private static final long CODE = 0x40_0000;
  private static final long STACK = 0x7000;

  /// There are no objects, and 0x1000 bytes of code.
  private record Bare() implements AddressSpace {
    @Override
    public List<LoadedObject> objects() {
      return List.of();
    }

    @Override
    public Optional<LoadedObject> objectAt(Address address) {
      return Optional.empty();
    }

    @Override
    public Optional<String> nameAt(Address address) {
      return Optional.empty();
    }

    @Override
    public boolean isExecutable(Address address) {
      return address.value() >= CODE && address.value() < CODE + 0x1000;
    }
  }

  private final byte[] code = new byte[0x1000];
  private final byte[] stack = new byte[0x1000];

  private void code(long at, String hex) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    System.arraycopy(bytes, 0, code, (int) (at - CODE), bytes.length);
  }

  private void stack(long at, long value, int width) {
    for (var i = 0; i < width; i++) {
      stack[(int) (at - STACK) + i] = (byte) (value >>> 8 * i);
    }
  }

  private ByteMemory memory() {
    return ByteMemory.of(CODE, code).map(STACK, stack);
  }

  private Stack walk(FrameRegisters registers, int most) {
    var convention = CallConvention.of(registers.architecture()).orElseThrow();
    return FrameWalker.of(new Bare(), convention).walk(Frame.innermost(registers), memory(), most);
  }

  private static FrameRegisters registers(
      Architecture architecture, long pc, long sp, long framePointer) {
    var convention = CallConvention.of(architecture).orElseThrow();
    return FrameRegisters.unknown(architecture)
        .with(architecture.programCounter(), pc)
        .with(architecture.stackPointer(), sp)
        .with(convention.framePointer(), framePointer);
  }

  private static FrameRegisters registers(long pc, long sp, long framePointer) {
    return registers(X86_64.table(), pc, sp, framePointer);
  }

  @Test
  void framePointersAreFollowedToTheLastThatLeadsToACall() {
    code(CODE + 0x100, "e8 00000000"); // call
    code(CODE + 0x200, "41 ff d4"); // call *%r12
    stack(0x7100, 0x7200, 8);
    stack(0x7108, CODE + 0x105, 8);
    stack(0x7200, 0x7300, 8);
    stack(0x7208, CODE + 0x203, 8);
    stack(0x7308, CODE + 0x300, 8);

    var found = walk(registers(CODE + 0x10, 0x7080, 0x7100), 10);

    assertThat(found.frames().stream().map(Frame::pc))
        .containsExactly(
            Address.of(CODE + 0x10), Address.of(CODE + 0x105), Address.of(CODE + 0x203));
    assertThat(found.frames().get(0).cfa()).contains(Address.of(0x7110));
    assertThat(found.frames().get(0).isInterrupted()).isTrue();
    assertThat(found.frames().get(1).isInterrupted()).isFalse();
    assertThat(found.frames().get(1).foundBy()).isEqualTo(FoundBy.FRAME_POINTER);
    assertThat(found.frames().get(1).registers().sp()).isEqualTo(Address.of(0x7110));
    assertThat(found.end()).isEqualTo(new Stack.End.Lost("there is no frame information"));
  }

  @Test
  void framePointersInACircleAreNotFollowedForEver() {
    code(CODE + 0x100, "e8 00000000");
    stack(0x7100, 0x7200, 8);
    stack(0x7108, CODE + 0x105, 8);
    stack(0x7200, 0x7100, 8);
    stack(0x7208, CODE + 0x105, 8);

    var found = walk(registers(CODE + 0x10, 0x7080, 0x7100), 1_000);

    assertThat(found.frames()).hasSizeLessThan(5);
  }

  @Test
  void noMoreFramesAreFoundThanWereAskedFor() {
    code(CODE + 0x100, "e8 00000000");
    for (var at = 0x7100; at < 0x7e00; at += 0x10) {
      stack(at, at + 0x10, 8);
      stack(at + 8, CODE + 0x105, 8);
    }

    var found = walk(registers(CODE + 0x10, 0x7080, 0x7100), 20);

    assertThat(found.frames()).hasSize(20);
    assertThat(found.end()).isEqualTo(new Stack.End.Limit());
  }

  @Test
  void aCallOfANullPointerIsReturnedFrom() {
    code(CODE + 0x100, "ff 15 00000000"); // call *0(%rip)
    stack(0x7080, CODE + 0x106, 8);

    var found = walk(registers(0, 0x7080, 0), 10);

    assertThat(found.frames().get(1).pc()).isEqualTo(Address.of(CODE + 0x106));
    assertThat(found.frames().get(1).foundBy()).isEqualTo(FoundBy.BAD_CALL);
  }

  @Test
  void whatASignalInterruptedIsKnownByTheCodeItsHandlerReturnsTo() {
    code(CODE + 0x100, "48c7c00f000000 0f05"); // mov $15, %rax; syscall
    var context = 0x7080 + 40;
    stack(context + 8 * 10, 0x7777, 8); // rbp
    stack(context + 8 * 15, 0x7e00, 8); // rsp
    stack(context + 8 * 16, CODE + 0x55, 8); // rip

    var found = walk(registers(CODE + 0x100, 0x7080, 0), 10);

    assertThat(found.frames().get(0).isSignalFrame()).isTrue();
    var interrupted = found.frames().get(1);
    assertThat(interrupted.pc()).isEqualTo(Address.of(CODE + 0x55));
    assertThat(interrupted.isInterrupted()).isTrue();
    assertThat(interrupted.registers().sp()).isEqualTo(Address.of(0x7e00));
    assertThat(interrupted.registers().unsigned("rbp")).isEqualTo(0x7777);
  }

  @Test
  void a32BitSignalFrameIsFoundByItsPointer() {
    code(CODE + 0x100, "b8ad000000 cd80"); // mov $173, %eax; int $0x80
    stack(0x7080 + 8, 0x7200, 4);
    var context = 0x7200 + 20;
    stack(context + 28, 0x7e00, 4); // esp
    stack(context + 56, CODE + 0x55, 4); // eip

    var found = walk(registers(I386.table(), CODE + 0x100, 0x7080, 0), 10);

    assertThat(found.frames().get(1).pc()).isEqualTo(Address.of(CODE + 0x55));
    assertThat(found.frames().get(1).registers().sp()).isEqualTo(Address.of(0x7e00));
  }

  @Test
  void randomStacksComeToAnEnd() {
    var random = new Random(7);
    code(CODE + 0x100, "e8 00000000 48c7c00f0000000f05 ff d0 58b877000000cd80");
    var found = 0;
    for (var round = 0; round < 2_000; round++) {
      for (var at = 0x7000; at < 0x8000; at += 8) {
        var value =
            switch (random.nextInt(4)) {
              case 0 -> CODE + 0x100 + random.nextInt(32);
              case 1 -> 0x7000L + 8 * random.nextInt(512);
              case 2 -> random.nextLong();
              default -> 0;
            };
        stack(at, value, 8);
      }
      var start =
          registers(
              CODE + 0x100 + random.nextInt(32),
              0x7000 + 8 * random.nextInt(256),
              0x7000 + 8 * random.nextInt(512));
      found = Math.max(found, walk(start, 10_000).frames().size());
    }
    assertThat(found).isBetween(2, 600);
  }

  @Test
  void registersOfAFrameThatAreNotKnownAreSaidToBeSo() {
    var registers = registers(CODE, 0x7000, 0x7100);

    assertThat(registers.knows(X86_64.table().register("rbp"))).isTrue();
    assertThat(registers.knows(X86_64.table().register("ebp"))).isTrue();
    assertThat(registers.knows(X86_64.table().register("rax"))).isFalse();
    assertThat(registers.knows(X86_64.table().register("xmm0"))).isFalse();
    assertThat(registers.with("eax", 5).knows(X86_64.table().register("eax"))).isTrue();
    assertThat(registers.with("eax", 5).knows(X86_64.table().register("rax"))).isFalse();
  }
}
