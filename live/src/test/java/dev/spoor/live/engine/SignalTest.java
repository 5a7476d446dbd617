package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Row 17: the arbiter of signals.
@Tag("live")
@Timeout(60)
class SignalTest {
  /// `SI_QUEUE` of asm-generic/siginfo.h.
  private static final int QUEUED = -1;

  private static String seen(int signal, int value) {
    return "seen " + signal + " value " + value + " code " + (signal == 0 ? 0 : QUEUED);
  }

  private static String afterUnder(Path program, StopHandler policy, String order) {
    try (var witness = Background.start(program);
        var tracer = Tracer.open(policy)) {
      witness.line();
      tracer.attach(witness.pid());
      witness.say(order);
      return witness.line();
    }
  }

  @Test
  void aSignalIsPassedWithItsValue(@Tracee("signal_witness") Path program) {
    var recorder = Recorder.neutral(Until.STOP);

    assertThat(afterUnder(program, recorder, "10 77")).isEqualTo(seen(10, 77));
    assertThat(recorder.all(TaskStop.SignalDelivery.class))
        .extracting(TaskStop.SignalDelivery::signal)
        .containsExactly(Signal.USR1);
  }

  @Test
  void aSignalIsDropped(@Tracee("signal_witness") Path program) {
    assertThat(afterUnder(program, (_, _) -> Resumption.run(Until.STOP), "10 77"))
        .isEqualTo(seen(0, 0));
  }

  @Test
  void aSignalIsReplacedByAnother(@Tracee("signal_witness") Path program) {
    StopHandler replacing =
        (_, stop) ->
            stop instanceof TaskStop.SignalDelivery
                ? Resumption.run(Until.STOP, Signal.USR2)
                : Resumption.run(Until.STOP);

    assertThat(afterUnder(program, replacing, "10 77")).startsWith("seen 12 ");
  }

  @Test
  void theSiginfoCanBeEdited(@Tracee("signal_witness") Path program) {
    StopHandler editing =
        (task, stop) -> {
          if (stop instanceof TaskStop.SignalDelivery(var _, var signal)) {
            var edited = new SignalInfo.Queued(1, 0, 4711);
            task.setSignalInfo(SignalInfo.of(signal, QUEUED, edited));
          }
          return Resumption.onward(stop, Until.STOP);
        };

    assertThat(afterUnder(program, editing, "10 77")).isEqualTo(seen(10, 4711));
  }

  @Test
  void aSignalThatIsIgnoredStopsToo(@Tracee("signal_witness") Path program) {
    var recorder = Recorder.neutral(Until.STOP);

    assertThat(afterUnder(program, recorder, "1 5")).isEqualTo(seen(0, 0));
    assertThat(recorder.all(TaskStop.SignalDelivery.class))
        .extracting(TaskStop.SignalDelivery::signal)
        .containsExactly(Signal.HUP);
  }

  @Test
  void theOrderOfRealTimeSignalsIsKept(@Tracee("ordered_signals") Path program) {
    var recorder = Recorder.neutral(Until.STOP);

    assertThat(exitOf(recorder, program.toString(), "3000")).isEqualTo(new Ending.Exited(0));
    assertThat(recorder.all(TaskStop.SignalDelivery.class)).hasSize(3000);
  }

  @Test
  void theOrderIsKeptWhileSystemCallsAreTraced(@Tracee("ordered_signals") Path program) {
    assertThat(exitOf(Recorder.neutral(Until.SYSCALL), program.toString(), "500"))
        .isEqualTo(new Ending.Exited(0));
  }

  private static Ending exitOf(Recorder recorder, String... command) {
    try (var tracer = Tracer.open(recorder)) {
      return recorder.end(tracer.launch(Command.of(command)));
    }
  }
}
