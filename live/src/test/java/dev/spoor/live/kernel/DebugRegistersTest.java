package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.x86_64.DebugControl;
import dev.spoor.machine.x86_64.DebugSlot;
import dev.spoor.machine.x86_64.DebugSlot.Trigger;
import dev.spoor.machine.x86_64.DebugStatus;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.testkit.Tracees;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("live")
class DebugRegistersTest {
  private static final int TRAP_HWBKPT = 4;

  private static int offset(String name) {
    Register row = X86_64.table().register(name);
    return X86_64.DEBUG_USER_OFFSET + row.offset();
  }

  private static void arm(Traced task, int slot, DebugSlot watched) {
    task.kernel.pokeUser(task.tid, offset("dr" + slot), watched.address().value());
    var control = new DebugControl(task.kernel.peekUser(task.tid, offset("dr7")));
    task.kernel.pokeUser(task.tid, offset("dr7"), control.with(slot, watched).bits());
  }

  private static void assertHit(Traced task, int slot) {
    assertThat(task.next().signal()).isEqualTo(Signal.TRAP);
    var info = SignalInfo.parse(task.kernel.signalInfo(task.tid), Abi.X86_64);
    assertThat(info.code()).isEqualTo(TRAP_HWBKPT);
    var status = new DebugStatus(task.kernel.peekUser(task.tid, offset("dr6")));
    assertThat(status.isHit(slot)).isTrue();
    assertThat(status.isSingleStep()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aWriteIsReportedAfterItWasDone(String width) {
    try (var task = Traced.stopped(Tracees.compile("change_variable", width))) {
      var variable = Address.of(task.word(1));
      arm(task, 2, new DebugSlot(variable, 4, Trigger.WRITE, true));
      task.program.say("");
      task.cont();

      assertHit(task, 2);
      assertThat(task.kernel.peekData(task.tid, variable) & 0xffff_ffffL).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void anInstructionIsReportedBeforeItIsExecuted(String width) {
    try (var task = Traced.stopped(Tracees.compile("change_variable", width))) {
      var function = Address.of(task.word(2));
      arm(task, 0, new DebugSlot(function, 1, Trigger.EXECUTE, true));
      task.program.say("");
      task.cont();

      assertHit(task, 0);
      assertThat(task.kernel.generalRegisters(task.tid).pc()).isEqualTo(function);

      // The kernel sets the resume flag: the instruction is not reported again.
      task.cont();
      assertThat(task.program.line()).isEqualTo("5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aDisarmedSlotReportsNothing(String width) {
    try (var task = Traced.stopped(Tracees.compile("change_variable", width))) {
      arm(task, 1, new DebugSlot(Address.of(task.word(1)), 4, Trigger.READ_WRITE, true));
      var control = new DebugControl(task.kernel.peekUser(task.tid, offset("dr7")));
      task.kernel.pokeUser(task.tid, offset("dr7"), control.without(1).bits());
      task.program.say("");
      task.cont();

      assertThat(task.program.line()).isEqualTo("5");
    }
  }
}
