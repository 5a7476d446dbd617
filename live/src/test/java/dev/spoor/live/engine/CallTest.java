package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.TaskStop.SyscallEntry;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// System calls are changed, skipped and emulated.
@Tag("live")
@Timeout(60)
class CallTest {
  /// How a program calls the kernel, with the numbers that it uses.
  enum Way {
    NATIVE("-m64", Abi.X86_64, 39, 110, 1, 3, 83),
    I386_PROGRAM("-m32", Abi.I386, 20, 64, 4, 6, 39),
    INT80_IN_64_BITS("-m64", Abi.I386, 20, 64, 4, 6, 39);

    final String flag;
    final Abi abi;
    final long getpid;
    final long getppid;
    final long write;
    final long close;
    final long mkdir;

    Way(String flag, Abi abi, long getpid, long getppid, long write, long close, long mkdir) {
      this.flag = flag;
      this.abi = abi;
      this.getpid = getpid;
      this.getppid = getppid;
      this.write = write;
      this.close = close;
      this.mkdir = mkdir;
    }

    boolean is(SyscallEntry call, long number) {
      return call.abi() == abi && call.number() == number;
    }

    List<Object> command(Path argument) {
      var command = new ArrayList<Object>();
      command.add(Tracees.compile("calls", flag));
      command.add(argument);
      if (this == INT80_IN_64_BITS) {
        command.add("int80");
      }
      return command;
    }
  }

  private record Outcome(String pids, String results, Recorder recorder) {
    String ppid() {
      return pids.split(" ", -1)[1];
    }
  }

  private static Outcome run(Way way, Path argument, StopHandler policy) {
    var recorder = Recorder.answering(policy);
    try (var program = Background.start(way.command(argument).toArray());
        var tracer = Tracer.open(recorder)) {
      var pids = program.line();
      tracer.attach(program.pid());
      recorder.next(TaskStop.Attached.class);
      program.say("go");
      return new Outcome(pids, program.line(), recorder);
    }
  }

  private static Resumption on(TaskStop stop) {
    return Resumption.onward(stop, Until.SYSCALL);
  }

  @ParameterizedTest
  @EnumSource
  void entriesAndExitsHaveTheAbiAndTheNumberOfTheCall(Way way, @TempDir Path directory) {
    var outcome = run(way, directory.resolve("made"), (_, stop) -> on(stop));

    assertThat(outcome.recorder.all(SyscallEntry.class))
        .filteredOn(call -> call.abi() == way.abi)
        .extracting(SyscallEntry::number)
        .containsSubsequence(way.getpid, way.write, way.close, way.mkdir);
    assertThat(outcome.recorder.all(TaskStop.SyscallExit.class))
        .filteredOn(TaskStop.SyscallExit::failed)
        .extracting(TaskStop.SyscallExit::result)
        .containsExactly(-9L);
    assertThat(outcome.results).endsWith(" 3 -9 0");
  }

  @ParameterizedTest
  @EnumSource
  void theNumberCanBeChanged(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("made"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call && way.is(call, way.getpid)) {
                task.changeCall(way.getppid, call.arguments());
              }
              return on(stop);
            });

    assertThat(outcome.results).startsWith(outcome.ppid() + " ");
  }

  @ParameterizedTest
  @EnumSource
  void anArgumentCanBeChanged(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("made"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call
                  && way.is(call, way.write)
                  && call.arguments().a2() == 3) {
                task.changeCall(way.write, call.arguments().with(2, 2));
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 2 -9 0");
  }

  @ParameterizedTest
  @EnumSource
  void theResultCanBeChanged(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("made"),
            (task, stop) -> {
              if (stop instanceof TaskStop.SyscallExit exit && exit.failed()) {
                task.setResult(-Errno.EPERM.value());
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 3 -1 0");
  }

  @ParameterizedTest
  @EnumSource
  void aSkippedCallIsNotCarriedOut(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("never"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call && way.is(call, way.mkdir)) {
                task.skipCall(-Errno.EPERM.value());
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 3 -9 -1");
    assertThat(directory.resolve("never")).doesNotExist();
    assertThat(outcome.recorder.all(TaskStop.SyscallExit.class))
        .extracting(TaskStop.SyscallExit::result)
        .contains((long) -Errno.EPERM.value());
  }

  @ParameterizedTest
  @EnumSource
  void aCallIsSkippedWithoutSeeingItsExit(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("never"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call && way.is(call, way.mkdir)) {
                task.skipCall(-Errno.EPERM.value());
                return Resumption.run(Until.STOP);
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 3 -9 -1");
    assertThat(outcome.recorder.stops().getLast()).isInstanceOf(SyscallEntry.class);
  }

  @ParameterizedTest
  @EnumSource
  void aCallIsSkippedAlsoIfTheTaskIsLetGoAtOnce(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("never"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call && way.is(call, way.mkdir)) {
                task.skipCall(-Errno.EPERM.value());
                return new Resumption.Detach(java.util.Optional.empty());
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 3 -9 -1");
  }

  @ParameterizedTest
  @EnumSource
  void aReplacedCallHasTheResultThatWasGiven(Way way, @TempDir Path directory) {
    var outcome =
        run(
            way,
            directory.resolve("never"),
            (task, stop) -> {
              if (stop instanceof SyscallEntry call && way.is(call, way.mkdir)) {
                task.replaceCall(way.getppid, call.arguments(), 7);
              }
              return on(stop);
            });

    assertThat(outcome.results).endsWith(" 3 -9 7");
    assertThat(directory.resolve("never")).doesNotExist();
    assertThat(outcome.recorder.all(TaskStop.SyscallExit.class))
        .extracting(TaskStop.SyscallExit::result)
        .contains(7L);
  }

  @ParameterizedTest
  @EnumSource
  void aReplacedCallHasItsResultAlsoIfTheTaskIsLetGoInADelay(Way way, @TempDir Path directory) {
    var recorder =
        Recorder.answering((task, stop) -> {
          if (stop instanceof SyscallEntry call && way.is(call, way.mkdir)) {
            task.replaceCall(way.getppid, call.arguments(), 7);
            return Resumption.runAfter(Duration.ofDays(1), Until.SYSCALL, Optional.empty());
          }
          return on(stop);
        });
    try (var program = Background.start(way.command(directory.resolve("never")).toArray());
        var tracer = Tracer.open(recorder)) {
      program.line();
      tracer.attach(program.pid());
      recorder.next(TaskStop.Attached.class);
      program.say("go");
      var entry = recorder.next(SyscallEntry.class);
      while (!way.is(entry, way.mkdir)) {
        entry = recorder.next(SyscallEntry.class);
      }
      tracer.detach(program.pid());

      assertThat(program.line()).endsWith(" 3 -9 7");
    }
    assertThat(directory.resolve("never")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aUserModeKernelAnswersEveryCall(String bits) {
    var guest = new Guest(bits.equals("-m64") ? Way.NATIVE : Way.I386_PROGRAM);
    try (var tracer = Tracer.open(guest)) {
      guest.tracer = tracer;
      tracer.launch(Command.of(Tracees.compile("guest", bits).toString()));
      tracer.join();
    }

    assertThat(guest.written).hasToString("Hello from the guest\n");
    assertThat(guest.status).isEqualTo(1234 & 0xff);
    assertThat(guest.ending).isEqualTo(new Ending.Killed(Signal.KILL, false));
    assertThat(Files.exists(Path.of("never"))).isFalse();
  }

  /// Row 16: a kernel of four calls.
  private static final class Guest implements StopHandler {
    private final Way way;
    private final StringBuilder written = new StringBuilder();
    private Tracer tracer;
    private long status = -1;
    private Ending ending = new Ending.Vanished();

    Guest(Way way) {
      this.way = way;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      return switch (stop) {
        case TaskStop.Launched _ -> Resumption.run(Until.STOP);
        case SyscallEntry call -> {
          answer(task, call);
          yield Resumption.run(Until.SYSCALL_EMULATED);
        }
        default -> Resumption.onward(stop, Until.SYSCALL_EMULATED);
      };
    }

    private void answer(StoppedTask task, SyscallEntry call) {
      if (way.is(call, way.write)) {
        task.setResult(write(task, call.arguments()));
      } else if (way.is(call, way.getpid)) {
        task.setResult(1234);
      } else if (way.is(call, way.mkdir)) {
        task.setResult(0);
      } else {
        status = call.arguments().a0();
        tracer.signal(task.process(), Signal.KILL);
      }
    }

    private long write(StoppedTask task, Arguments arguments) {
      var bytes = task.memory().read(Address.of(arguments.a1()), (int) arguments.a2());
      written.append(new String(bytes, StandardCharsets.UTF_8));
      return bytes.length;
    }

    @Override
    public void onEnd(dev.spoor.engine.TaskEnd end) {
      ending = end.ending();
    }
  }
}
