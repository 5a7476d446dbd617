package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Row 13: a process that was attached to and left goes on as if nothing had happened.
@Tag("live")
@Timeout(60)
class AttachTest {
  private static Optional<String> status(Tid tid, String field) {
    try {
      return Files.readAllLines(Path.of("/proc", tid.toString(), "status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.substring(field.length() + 1).strip())
          .findFirst();
    } catch (IOException gone) {
      // No such file, or, once it is open, ESRCH.
      return Optional.empty();
    }
  }

  private static List<Tid> tasks(Tid process) throws IOException {
    try (var entries = Files.list(Path.of("/proc", process.toString(), "task"))) {
      return entries
          .map(entry -> Tid.of(Integer.parseInt(entry.getFileName().toString())))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void nothingChangesForAProgramThatIsAttachedToAgainAndAgain(String bits) {
    try (var program = Background.start(Tracees.compile("steadfast", bits))) {
      program.line();
      for (var until : List.of(Until.STOP, Until.SYSCALL)) {
        AttachRounds.run(program.pid(), until, 20);
      }
      program.endInput();

      assertThat(program.line()).isEqualTo("steady");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void anEintrThatTheProgramsOwnSignalCausesStays(String bits) {
    try (var program = Background.start(Tracees.compile("true_interruptions", bits), 2000)) {
      program.line();
      AttachRounds.runWhileItLives(program.pid(), Until.STOP);

      assertThat(program.line()).isEqualTo("all 2000");
    }
  }

  @Test
  void anIgnoredSignalDoesNotMakeACallFail(@Tracee("ignored_signals") Path program) {
    var recorder = Recorder.neutral(Until.STOP);
    try (var tracer = Tracer.open(recorder)) {
      var task = tracer.launch(Command.of(program.toString()));

      assertThat(recorder.end(task)).isEqualTo(new Ending.Exited(0));
    }
    assertThat(recorder.all(TaskStop.SignalDelivery.class))
        .extracting(TaskStop.SignalDelivery::signal)
        .contains(Signal.WINCH, Signal.CONT);
  }

  @Test
  void blockedSignalsStayPending(@Tracee("pending_signals") Path program) throws IOException {
    try (var waiting = Background.start(program)) {
      waiting.line();
      var before = status(waiting.pid(), "ShdPnd");
      AttachRounds.run(waiting.pid(), Until.SYSCALL, 3);

      assertThat(status(waiting.pid(), "ShdPnd")).isEqualTo(before);
      assertThat(before).hasValueSatisfying(set -> assertThat(set).isNotEqualTo("0".repeat(16)));
      waiting.endInput();
      assertThat(waiting.line()).isEqualTo("3 of 3");
    }
  }

  @Test
  void threadsBornWhileAttachingAreTraced(@Tracee("threads_come_and_go") Path program)
      throws IOException {
    for (var round = 0; round < 10; round++) {
      try (var threads = Background.start(program);
          var tracer = Tracer.open(Recorder.neutral(Until.STOP))) {
        threads.line();
        tracer.attach(threads.pid());

        for (var tid : tasks(threads.pid())) {
          assertThat(status(tid, "TracerPid").orElse("gone")).isNotEqualTo("0");
        }
      }
    }
  }

  @Test
  void aSecondAttachFindsNothingToDo(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program);
        var tracer = Tracer.open(Recorder.neutral(Until.STOP))) {
      echo.line();
      tracer.attach(echo.pid());
      tracer.attach(echo.pid());

      assertThat(tracer.tasks()).containsExactly(echo.pid());
    }
  }

  @Test
  void twoTracersTraceTwoThreadsOfOneProcess(@Tracee("two_workers") Path program)
      throws IOException {
    var first = Recorder.neutral(Until.SYSCALL);
    var second = Recorder.neutral(Until.SYSCALL);
    try (var workers = Background.start(program)) {
      var tids = workers.line().split(" ", -1);
      var one = Tid.of(Integer.parseInt(tids[0]));
      var other = Tid.of(Integer.parseInt(tids[1]));
      try (var tracer = Tracer.open(first);
          var another = Tracer.open(second)) {
        tracer.attachTask(one);
        another.attachTask(other);
        first.next(TaskStop.SyscallExit.class);
        second.next(TaskStop.SyscallExit.class);

        assertThat(status(one, "TracerPid")).isNotEqualTo(status(other, "TracerPid"));
        assertThat(status(workers.pid(), "TracerPid")).contains("0");
        assertThatThrownBy(() -> tracer.attach(workers.pid()))
            .isInstanceOfSatisfying(
                AttachException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EPERM));
        assertThat(status(workers.pid(), "TracerPid")).contains("0");
        first.next(TaskStop.SyscallExit.class);
      }
      assertThat(first.stops()).extracting(TaskStop::tid).containsOnly(one);
      assertThat(second.stops()).extracting(TaskStop::tid).containsOnly(other);
      workers.endInput();

      assertThat(workers.exit()).isEqualTo(4);
    }
  }

  @Test
  void threadsLiveOnWhenTheLeaderHasEnded(@Tracee("leader_exits") Path program) {
    var recorder = Recorder.neutral(Until.SYSCALL);
    try (var alone = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      assertThat(alone.line()).isEqualTo("alone");
      tracer.attach(alone.pid());
      var second = recorder.next(TaskStop.Attached.class).tid();
      alone.say("still here");

      assertThat(alone.line()).isEqualTo("still here");
      assertThat(recorder.end(second)).isEqualTo(new Ending.Exited(3));
      assertThat(alone.exit()).isEqualTo(3);
    }
  }

  @Test
  void aLeaderThatEndsFirstReportsTheEndOfItsProcess(@Tracee("leader_exits") Path program) {
    var recorder = Recorder.answering((_, stop) -> Resumption.onward(stop, Until.STOP));
    try (var tracer = Tracer.open(recorder)) {
      // Its input is this JVM's: at its end fgets gives nothing, and the program ends all the same.
      var leader = tracer.launch(Command.of("/bin/sh", "-c", "exec " + program + " </dev/null"));

      assertThat(recorder.end(leader)).isEqualTo(new Ending.Exited(3));
      assertThat(recorder.ends()).hasSize(2);
    }
  }

  @Test
  void aProcessThatEndedCannotBeAttachedTo(@Tracee("hello") Path program) {
    Tid gone;
    try (var hello = Background.start(program)) {
      gone = hello.pid();
      hello.exit();
    }
    try (var tracer = Tracer.open(Recorder.neutral(Until.STOP))) {
      assertThatThrownBy(() -> tracer.attach(gone))
          .isInstanceOfSatisfying(
              AttachException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ESRCH));
    }
  }

  @Test
  void detachingInTheHandlerLetsTheTaskGoAtThatStop(@Tracee("echo_lines") Path program)
      throws IOException {
    var tracers = new Tracer[1];
    var recorder =
        Recorder.answering((task, stop) -> {
          tracers[0].detach(task.process());
          return Resumption.onward(stop, Until.STOP);
        });
    try (var echo = Background.start(program);
        var tracer = Tracer.open(recorder)) {
      tracers[0] = tracer;
      echo.line();
      tracer.attach(echo.pid());

      assertThat(recorder.end(echo.pid())).isEqualTo(new Ending.Detached());
      assertThat(status(echo.pid(), "TracerPid")).contains("0");
      echo.say("on");
      assertThat(echo.line()).isEqualTo("on");
    }
  }
}
