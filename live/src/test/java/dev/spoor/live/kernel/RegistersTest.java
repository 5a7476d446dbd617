package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceRegisters.Segment;
import dev.spoor.kernel.UserDesc;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.machine.x86_64.Xstate;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class RegistersTest {
  private static final int AVX512 = 0xe0;

  /// 1.0 and 2.0 as the x87 has them.
  private static final String ONE = "0000000000000080ff3f";

  private static final String TWO = "00000000000000800040";

  private static Traced atTrap(Path program) {
    var task = Traced.stopped(program);
    task.program.say("");
    task.cont();
    assertThat(task.next().signal()).isEqualTo(Signal.TRAP);
    return task;
  }

  private static ByteBuffer output(Traced task) {
    task.cont();
    assertThat(task.end()).isEqualTo(new WaitStatus.Exited(0));
    return ByteBuffer.wrap(task.program.rest().getBytes(StandardCharsets.ISO_8859_1))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] doubles(double... values) {
    var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  private static Xstate xstate(Traced task) {
    return new Xstate(
        ByteString.of(
            task.kernel.registerSet(task.tid, X86_64.XSTATE.note(), X86_64.XSTATE.sizeBytes())));
  }

  @Test
  void getregsAndSetregsReachTheProgram(@Tracee("fill_registers") Path program) {
    try (var task = atTrap(program)) {
      var registers = task.kernel.generalRegisters(task.tid);
      assertThat(registers.unsigned("rbx")).isEqualTo(0x1122_3344_5566_7788L);
      assertThat(registers.unsigned("bx")).isEqualTo(0x7788);
      assertThat(registers.unsigned("bh")).isEqualTo(0x77);

      task.kernel.setGeneralRegisters(task.tid, (RegisterImage) registers.with("bl", 0x99));

      assertThat(output(task).getLong(0)).isEqualTo(0x1122_3344_5566_7799L);
    }
  }

  @Test
  void getfpregsAndSetfpregsReachTheProgram(@Tracee("fill_registers") Path program) {
    try (var task = atTrap(program)) {
      var registers = task.kernel.floatingPointRegisters(task.tid);
      var table = X86_64.table();
      assertThat(registers.bytes(table.register("st0"))).asHexString().isEqualToIgnoringCase(ONE);
      assertThat(registers.bytes(table.register("xmm2"))).isEqualTo(doubles(1, 2));

      var changed =
          registers
              .with(table.register("st0"), HexFormat.of().parseHex(TWO))
              .with(table.register("xmm2"), doubles(10, 20));
      task.kernel.setFloatingPointRegisters(task.tid, (RegisterImage) changed);

      var output = output(task);
      assertThat(output.getDouble(8)).isEqualTo(10);
      assertThat(output.getDouble(24)).as("the upper half is untouched").isEqualTo(3);
      assertThat(output.array()).asHexString().endsWithIgnoringCase(TWO);
    }
  }

  @Test
  void theUpperHalvesOfYmmAreInTheExtendedState(@Tracee("fill_registers") Path program) {
    try (var task = atTrap(program)) {
      var high = X86_64.table().register("ymm2h");
      var xstate = xstate(task);
      assertThat(xstate.bytes(high).toArray()).isEqualTo(doubles(3, 4));

      var changed = xstate.with(high, ByteString.of(doubles(30, 40)));
      task.kernel.setRegisterSet(task.tid, X86_64.XSTATE.note(), changed.block().toArray());

      var output = output(task);
      assertThat(output.getDouble(16)).isEqualTo(2);
      assertThat(output.getDouble(24)).isEqualTo(30);
      assertThat(output.getDouble(32)).isEqualTo(40);
    }
  }

  @Test
  void anUnusedComponentIsMarkedAsUsedWhenWritten(@Tracee("write_line") Path program) {
    try (var task = Traced.stopped(program)) {
      var high = X86_64.table().register("ymm7h");
      var before = xstate(task);
      assertThat(before.inUse() & 4).as("no AVX yet").isZero();

      var changed = before.with(high, ByteString.of(doubles(1, 2)));
      task.kernel.setRegisterSet(task.tid, X86_64.XSTATE.note(), changed.block().toArray());

      assertThat(xstate(task).bytes(high).toArray()).isEqualTo(doubles(1, 2));
    }
  }

  @Test
  void avx512RegistersAreWhereTheLayoutSays(@Tracee("write_line") Path probe) {
    try (var task = Traced.stopped(probe)) {
      if ((xstate(task).supported() & AVX512) != AVX512) {
        throw Requirement.missing("this CPU has no AVX-512");
      }
    }
    try (var task = atTrap(Tracees.compile("fill_zmm"))) {
      var xstate = xstate(task);
      var zmm17 = named(xstate, "zmm17");
      assertThat(word(xstate.bytes(zmm17), 7)).isEqualTo(8);
      assertThat(word(xstate.bytes(named(xstate, "zmm2h")), 0)).isEqualTo(5);
      assertThat(word(xstate.bytes(named(xstate, "k1")), 0)).isEqualTo(0x5a5a);

      var changed = xstate.with(zmm17, ByteString.of(new byte[64]));
      task.kernel.setRegisterSet(task.tid, X86_64.XSTATE.note(), changed.block().toArray());

      var output = output(task);
      assertThat(output.getLong(56)).as("zmm2 is untouched").isEqualTo(8);
      assertThat(output.getLong(64)).isZero();
      assertThat(output.getShort(128)).isEqualTo((short) 0x5a5a);
    }
  }

  private static dev.spoor.machine.Register named(Xstate xstate, String name) {
    return dev.spoor.machine.Register.named(name, xstate.registers()).orElseThrow();
  }

  private static long word(ByteString bytes, int index) {
    return ByteBuffer.wrap(bytes.toArray()).order(ByteOrder.LITTLE_ENDIAN).getLong(8 * index);
  }

  @Test
  void a32BitTaskHasItsOwnLayoutInGetregsetAlone(
      @Tracee(value = "fill_registers", flags = "-m32") Path program) {
    try (var task = atTrap(program)) {
      var block = task.kernel.registerSet(task.tid, I386.GENERAL.note(), 512);
      assertThat(block).hasSize(68);
      var own = RegisterImage.empty(I386.table()).withBlock(I386.GENERAL, block);
      assertThat(own.unsigned("ebx")).isEqualTo(0x1122_3344);
      assertThat(task.kernel.generalRegisters(task.tid).unsigned("rbx")).isEqualTo(0x1122_3344);
      assertThat(own.pc()).isEqualTo(task.kernel.generalRegisters(task.tid).pc());

      var changed = (RegisterImage) own.with("ebx", 0x99);
      task.kernel.setRegisterSet(task.tid, I386.GENERAL.note(), changed.block(I386.GENERAL));

      assertThat(output(task).getInt(0)).isEqualTo(0x99);
    }
  }

  @Test
  void a32BitTasksVectorsAreInNtPrxfpreg(
      @Tracee(value = "fill_registers", flags = "-m32") Path program) {
    try (var task = atTrap(program)) {
      var block = task.kernel.registerSet(task.tid, I386.FLOAT.note(), 512);
      var own = RegisterImage.empty(I386.table()).withBlock(I386.FLOAT, block);

      assertThat(own.bytes(I386.table().register("st0"))).asHexString().isEqualToIgnoringCase(ONE);
      assertThat(own.bytes(I386.table().register("xmm2"))).isEqualTo(doubles(1, 2));
      assertThat(xstate(task).bytes(I386.table().register("ymm2h")).toArray())
          .isEqualTo(doubles(3, 4));
    }
  }

  @Test
  void peekuserAndPokeuserReachTheProgram(@Tracee("fill_registers") Path program) {
    try (var task = atTrap(program)) {
      var rbx = X86_64.table().register("rbx").offset();
      assertThat(task.kernel.peekUser(task.tid, rbx)).isEqualTo(0x1122_3344_5566_7788L);

      task.kernel.pokeUser(task.tid, rbx, -1);

      assertThat(task.kernel.peekUser(task.tid, rbx)).as("a word of -1 is no error").isEqualTo(-1);
      assertThat(output(task).getLong(0)).isEqualTo(-1);
    }
  }

  @Test
  void theBaseOfFsIsTheThreadsOwnData(@Tracee("segments") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(task.kernel.segmentBase(task.tid, Segment.FS)).isEqualTo(Address.of(task.word(2)));
      assertThat(task.kernel.generalRegisters(task.tid).unsigned("fs_base"))
          .isEqualTo(task.word(2));
    }
  }

  @Test
  void aBaseGivenToGsIsWhereTheProgramReads(@Tracee("segments") Path program) {
    try (var task = Traced.stopped(program)) {
      task.kernel.setSegmentBase(task.tid, Segment.GS, Address.of(task.word(1)));
      task.program.say("");
      task.cont();

      assertThat(task.program.line()).isEqualTo("5eed");
    }
  }

  @Test
  void a32BitTasksOwnDataIsInItsFirstThreadArea(
      @Tracee(value = "segments", flags = "-m32") Path program) {
    try (var task = Traced.stopped(program)) {
      var area = task.kernel.threadArea(task.tid, 12);

      assertThat(area.base()).isEqualTo(Address.of(task.word(2)));
      assertThat(area.flags() & UserDesc.LIMIT_IN_PAGES).isNotZero();
      assertThat(area.contents()).isZero();
    }
  }

  @Test
  void aThreadAreaGivenByTheTracerCanBeUsedByTheProgram(
      @Tracee(value = "segments", flags = "-m32") Path program) {
    try (var task = Traced.stopped(program)) {
      var first = task.kernel.threadArea(task.tid, 12);
      task.kernel.setThreadArea(
          task.tid, new UserDesc(13, Address.of(task.word(1)), first.limit(), first.flags()));
      task.program.say("");
      task.cont();

      assertThat(task.program.line()).isEqualTo("5eed");
    }
  }
}
