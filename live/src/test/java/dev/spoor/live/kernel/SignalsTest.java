package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceSignals.PendingQueue;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalCode;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.testkit.Tracees;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("live")
class SignalsTest {
  private static final int OWN_PID = (int) ProcessHandle.current().pid();

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void theSignalBeingDeliveredSaysWhoSentIt(String width) {
    try (var task = Traced.stopped(Tracees.compile("take_signals", width))) {
      task.kernel.kill(task.tid, Signal.USR1);
      task.cont();
      task.next();

      var info = SignalInfo.parse(task.kernel.signalInfo(task.tid), Abi.X86_64);

      assertThat(info.signal()).isEqualTo(Signal.USR1);
      assertThat(info.code()).isEqualTo(SignalCode.SI_USER);
      assertThat(info.details())
          .isInstanceOfSatisfying(
              SignalInfo.Sent.class, sent -> assertThat(sent.pid()).isEqualTo(OWN_PID));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void theHandlerSeesTheSiginfoThatTheTracerPutThere(String width) {
    try (var task = Traced.stopped(Tracees.compile("take_signals", width))) {
      task.kernel.kill(task.tid, Signal.USR1);
      task.cont();
      task.next();

      var queued =
          SignalInfo.of(Signal.USR1, SignalCode.SI_QUEUE, new SignalInfo.Queued(1, 0, 4242));
      task.kernel.setSignalInfo(task.tid, queued.encode(Abi.X86_64));
      task.kernel.cont(task.tid, Optional.of(Signal.USR1));

      assertThat(task.program.line()).isEqualTo("-1 4242");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void pendingSignalsAreListedByQueueAndStay(String width) {
    try (var task = Traced.stopped(Tracees.compile("take_signals", width))) {
      task.kernel.kill(task.tid, Signal.USR2);
      task.kernel.killTask(task.tid, task.tid, Signal.USR2);

      for (var again = 0; again < 2; again++) {
        assertThat(task.kernel.pendingSignals(task.tid, PendingQueue.PROCESS, 0, 10))
            .singleElement()
            .extracting(SignalInfo::code)
            .isEqualTo(SignalCode.SI_USER);
      }
      assertThat(task.kernel.pendingSignals(task.tid, PendingQueue.TASK, 0, 10))
          .singleElement()
          .extracting(SignalInfo::code)
          .isEqualTo(SignalCode.SI_TKILL);
      assertThat(task.kernel.pendingSignals(task.tid, PendingQueue.TASK, 1, 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void unblockingASignalDeliversIt(String width) {
    try (var task = Traced.stopped(Tracees.compile("take_signals", width))) {
      task.kernel.kill(task.tid, Signal.USR2);
      var mask = task.kernel.signalMask(task.tid);
      assertThat(mask.signals()).containsExactly(Signal.USR2);

      task.kernel.setSignalMask(task.tid, mask.without(Signal.USR2));
      task.cont();

      assertThat(task.next().signal()).isEqualTo(Signal.USR2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aSiginfoReadLiveComesBackUnchanged(String width) {
    try (var task = Traced.stopped(Tracees.compile("take_signals", width))) {
      task.kernel.killTask(task.tid, task.tid, Signal.USR1);
      task.cont();
      task.next();
      var bytes = task.kernel.signalInfo(task.tid);

      var info = SignalInfo.parse(bytes, Abi.X86_64);

      assertThat(info.encode(Abi.X86_64)).isEqualTo(bytes);
      assertThat(info.residue()).isEqualTo(ByteString.EMPTY);
    }
  }
}
