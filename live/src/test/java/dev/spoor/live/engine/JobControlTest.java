package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stops of job control are what they would be without a tracer.
@Tag("live")
@Timeout(60)
class JobControlTest {
  private static Ending endUnder(Recorder recorder, Path program) {
    try (var tracer = Tracer.open(recorder)) {
      return recorder.end(tracer.launch(Command.of(program.toString())));
    }
  }

  /// A task that is let go in a group-stop runs a few instructions of the kernel to get there.
  private static char settled(Tid task) {
    while (Processes.state(task) == 'R') {
      Thread.onSpinWait();
    }
    return Processes.state(task);
  }

  @Test
  void aGroupStopIsKeptUntilSigcont(@Tracee("echo_lines") Path program) {
    var recorder = Recorder.neutral(Until.STOP);
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      echo.line();
      tracer.attach(echo.pid());

      tracer.signal(echo.pid(), Signal.STOP);
      recorder.next(TaskStop.GroupStop.class);
      echo.say("while stopped");
      tracer.signal(echo.pid(), Signal.CONT);
      recorder.next(TaskStop.Interrupted.class);
      recorder.next(TaskStop.SignalDelivery.class, s -> s.signal().equals(Signal.CONT));

      assertThat(echo.line()).isEqualTo("while stopped");
    }
  }

  @Test
  void aProcessThatWasStoppedIsStillStoppedAfterwards(@Tracee("echo_lines") Path program) {
    var recorder = Recorder.neutral(Until.STOP);
    try (var echo = Background.start(program)) {
      echo.line();
      try (var tracer = Tracer.open(recorder)) {
        tracer.attach(echo.pid());
        tracer.signal(echo.pid(), Signal.STOP);
        recorder.next(TaskStop.GroupStop.class);
      }
      assertThat(settled(echo.pid())).isEqualTo('T');
      var second = Recorder.neutral(Until.STOP);
      try (var tracer = Tracer.open(second)) {
        tracer.attach(echo.pid());
        second.next(TaskStop.GroupStop.class);
      }

      assertThat(settled(echo.pid())).isEqualTo('T');
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP", "SYSCALL"})
  void aTracedParentSeesTheStatesOfItsChildren(
      Until until, @Tracee("parent_of_stopped") Path program) {
    assertThat(endUnder(Recorder.neutral(until), program)).isEqualTo(new Ending.Exited(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP", "SYSCALL"})
  void controlZAndForegroundWorkOnATerminal(Until until, @Tracee("job_control") Path program) {
    assertThat(endUnder(Recorder.neutral(until), program)).isEqualTo(new Ending.Exited(0));
  }

  @Test
  void aProgramThatTracesItsOwnChildIsRefused(@Tracee("own_tracer") Path program) {
    assertThat(endUnder(Recorder.neutral(Until.STOP), program)).isEqualTo(new Ending.Exited(1));
  }
}
