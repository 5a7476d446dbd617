package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.LaunchException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.TraceeGoneException;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What other threads ask of a tracer whose tasks run, are held or are gone.
@Tag("live")
@Timeout(60)
class OrdersTest {
  /// Holds what was interrupted.
  private static Recorder holder(Until until) {
    return Recorder.answering((_, stop) ->
        stop instanceof TaskStop.Interrupted ? Resumption.hold() : Resumption.onward(stop, until));
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP", "SYSCALL", "NEXT_INSTRUCTION"})
  void aBusyTaskIsInterruptedLookedAtAndResumedAgainAndAgain(
      Until until, @Tracee("two_workers") Path program) {
    var recorder = holder(until);
    try (var workers = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      var busy = Tid.of(Integer.parseInt(workers.line().split(" ", -1)[0]));
      tracer.attach(workers.pid());
      for (var round = 0; round < 100; round++) {
        assertThat(tracer.interrupt(busy)).isTrue();
        assertThat(recorder.next(TaskStop.Interrupted.class).tid()).isEqualTo(busy);
        long pc = tracer.inspect(busy, task -> task.registers().pc().value());
        assertThat(pc).isNotZero();
        assertThat(tracer.resume(busy, Resumption.run(until))).isTrue();
      }
      workers.endInput();

      assertThat(recorder.end(workers.pid())).isEqualTo(new Ending.Exited(4));
    }
  }

  @Test
  void manyThreadsMayAskAtOnce(@Tracee("two_workers") Path program)
      throws ExecutionException, InterruptedException {
    try (var workers = Background.start(program);
        var tracer = Tracer.open(Recorder.neutral(Until.SYSCALL));
        var threads = Executors.newFixedThreadPool(4)) {
      workers.line();
      tracer.attach(workers.pid());
      var answers = new ArrayList<Future<Integer>>();
      for (var i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> tracer.tasks().size()));
      }

      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(3);
      }
    }
  }

  @Test
  void detachingOneProcessLeavesTheOtherTraced(@Tracee("echo_lines") Path program) {
    var recorder = Recorder.neutral(Until.STOP);
    try (var one = Background.start(program);
        var other = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      one.line();
      other.line();
      tracer.attach(one.pid());
      tracer.attach(other.pid());

      assertThat(tracer.detach(one.pid())).isTrue();
      assertThat(recorder.end(one.pid())).isEqualTo(new Ending.Detached());
      assertThat(tracer.tasks()).containsExactly(other.pid());
      assertThat(tracer.detach(one.pid())).isFalse();
      assertThat(tracer.signal(one.pid(), Signal.TERM)).isFalse();
      one.say("alive");
      assertThat(one.line()).isEqualTo("alive");
    }
  }

  @Test
  void aHeldTaskThatIsKilledIsGone(@Tracee("echo_lines") Path program) {
    var recorder = holder(Until.STOP);
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      echo.line();
      tracer.attach(echo.pid());
      recorder.next(TaskStop.Attached.class);
      tracer.interrupt(echo.pid());
      recorder.next(TaskStop.Interrupted.class);

      assertThat(tracer.signal(echo.pid(), Signal.KILL)).isTrue();
      assertThat(recorder.end(echo.pid())).isEqualTo(new Ending.Killed(Signal.KILL, false));
      assertThat(tracer.resume(echo.pid(), Resumption.run(Until.STOP))).isFalse();
      assertThatThrownBy(() -> tracer.inspect(echo.pid(), _ -> true))
          .isInstanceOf(TraceeGoneException.class);
    }
  }

  @Test
  void closingKillsWhatWasLaunchedAlsoWhileItIsHeld(@Tracee("two_workers") Path program) {
    var before = Processes.now();
    var recorder =
        Recorder.answering((_, stop) ->
            stop instanceof TaskStop.Execed
                ? Resumption.hold()
                : Resumption.onward(stop, Until.STOP));
    try (var tracer = Tracer.open(recorder)) {
      tracer.launch(Command.of(program.toString()));
    }

    assertThat(Processes.now().leftSince(before)).isEmpty();
    assertThat(recorder.ends()).hasSize(1);
  }

  @Test
  void aLaunchedProgramMayOutliveItsTracer(@Tracee("two_workers") Path program) {
    var options = TracerOptions.defaults().leavingLaunchedAlive();
    Tid launched;
    try (var tracer = Tracer.open(Recorder.neutral(Until.SYSCALL), options)) {
      launched = tracer.launch(Command.of(program.toString()));
    }

    assertThat(Processes.state(launched)).isIn('R', 'S');
    assertThat(ProcessHandle.of(launched.value()).orElseThrow().destroyForcibly()).isTrue();
  }

  @Test
  void programsThatCannotBeExecutedSayWhy(@TempDir Path directory) throws Exception {
    var text = Files.writeString(directory.resolve("text"), "not a program");
    assertThat(text.toFile().setExecutable(true)).isTrue();
    try (var tracer = Tracer.open(Recorder.neutral(Until.STOP))) {
      assertThat(errnoOf(tracer, directory.resolve("absent"))).isEqualTo(Errno.ENOENT);
      assertThat(errnoOf(tracer, directory)).isEqualTo(Errno.EACCES);
      assertThat(errnoOf(tracer, text)).isEqualTo(Errno.ENOEXEC);
      assertThat(tracer.tasks()).isEmpty();
    }
  }

  private static Errno errnoOf(Tracer tracer, Path program) {
    try {
      tracer.launch(Command.of(program.toString()));
      throw new AssertionError(program + " was executed");
    } catch (LaunchException refused) {
      return refused.errno();
    }
  }
}
