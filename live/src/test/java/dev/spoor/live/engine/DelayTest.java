package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tasks that stay stopped for a while, and what can happen to them meanwhile.
@Tag("live")
@Timeout(60)
class DelayTest {
  private static final Duration LONG = Duration.ofDays(1);

  private static Resumption after(Duration delay) {
    return Resumption.runAfter(delay, Until.STOP, Optional.empty());
  }

  /// Delays what was interrupted.
  private static Recorder delayer(Resumption answer) {
    return Recorder.answering((_, stop) ->
        stop instanceof TaskStop.Interrupted ? answer : Resumption.onward(stop, Until.STOP));
  }

  @Test
  void theProgramRunsOnNoSoonerThanWhenTheTimeIsOver(@Tracee("hello") Path program) {
    var begun = new AtomicLong();
    var recorder =
        Recorder.answering((_, stop) -> {
          if (stop instanceof TaskStop.Execed) {
            begun.set(System.nanoTime());
            return after(Duration.ofMillis(20));
          }
          return Resumption.onward(stop, Until.STOP);
        });
    try (var tracer = Tracer.open(recorder)) {
      tracer.launch(Command.of(program.toString()));
      tracer.join();
    }

    assertThat(System.nanoTime() - begun.get())
        .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
  }

  /// Attaches, and interrupts the task, which the recorder answers by a delay.
  private static void delay(Background echo, Tracer tracer, Recorder recorder) {
    echo.line();
    tracer.attach(echo.pid());
    recorder.next(TaskStop.Attached.class);
    tracer.interrupt(echo.pid());
    recorder.next(TaskStop.Interrupted.class);
  }

  @Test
  void anotherAnswerEndsADelay(@Tracee("echo_lines") Path program) {
    var recorder = delayer(after(LONG));
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      delay(echo, tracer, recorder);
      long pc = tracer.inspect(echo.pid(), task -> task.registers().pc().value());
      assertThat(pc).isNotZero();

      assertThat(tracer.resume(echo.pid(), Resumption.run(Until.STOP))).isTrue();
      echo.say("on");
      assertThat(echo.line()).isEqualTo("on");
    }
  }

  @Test
  void aTaskIsDelayedAgainAndAgain(@Tracee("echo_lines") Path program) {
    var recorder = delayer(after(LONG));
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      delay(echo, tracer, recorder);
      for (var round = 0; round < 50; round++) {
        tracer.resume(echo.pid(), after(Duration.ofNanos(round * 1000L)));
        tracer.interrupt(echo.pid());
        recorder.next(TaskStop.Interrupted.class);
        long pc = tracer.inspect(echo.pid(), task -> task.registers().pc().value());
        assertThat(pc).isNotZero();
      }
    }
  }

  @Test
  void aDelayedTaskThatIsKilledIsGone(@Tracee("echo_lines") Path program) {
    var recorder = delayer(after(LONG));
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      delay(echo, tracer, recorder);

      assertThat(tracer.signal(echo.pid(), Signal.KILL)).isTrue();
      assertThat(recorder.end(echo.pid())).isEqualTo(new Ending.Killed(Signal.KILL, false));
    }
  }

  @Test
  void whoIsLetGoInADelayGetsItsSignalAtOnce(@Tracee("echo_lines") Path program) {
    var recorder =
        Recorder.answering((_, stop) ->
            stop instanceof TaskStop.SyscallEntry
                ? Resumption.runAfter(LONG, Until.SYSCALL, Optional.of(Signal.TERM))
                : Resumption.onward(stop, Until.SYSCALL));
    try (var echo = Background.start(program)) {
      echo.line();
      try (var tracer = Tracer.open(recorder)) {
        tracer.attach(echo.pid());
        recorder.next(TaskStop.Attached.class);
        echo.say("write this");
        recorder.next(TaskStop.SyscallEntry.class);
      }

      assertThat(echo.exit()).isEqualTo(128 + Signal.TERM.number());
    }
  }
}
