package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A call injected at every stop of a program that checks itself.
@Tag("live")
class InjectionTest {
  private static final long GETPID = 39;
  private static final long GETPID_I386 = 20;

  /// Injects getpid(2) wherever that is possible.
  private static final class Injector implements StopHandler {
    private final long number;
    private final List<Long> wrong = new ArrayList<>();
    private final Set<String> kinds = new TreeSet<>();
    private final List<Ending> endings = new ArrayList<>();

    Injector(long number) {
      this.number = number;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (isOutsideOfCalls(stop)) {
        var before = task.registers();
        var result = task.inject(number, new Arguments(1, 2, 3, 4, 5, 6));
        if (result != task.process().value()) {
          wrong.add(result);
        }
        kinds.add(stop.getClass().getSimpleName());
        assertThat(task.registers().pc()).isEqualTo(before.pc());
      }
      return Resumption.onward(stop, Until.SYSCALL);
    }

    private static boolean isOutsideOfCalls(TaskStop stop) {
      return stop instanceof TaskStop.SyscallEntry
          || stop instanceof TaskStop.SyscallExit
          || stop instanceof TaskStop.SignalDelivery
          || stop instanceof TaskStop.Interrupted;
    }

    @Override
    public void onEnd(TaskEnd end) {
      endings.add(end.ending());
    }
  }

  @Test
  void aProgramNoticesNothingOfCallsInjectedAtItsStops(
      @Tracee("self_checking_calls") Path program) {
    var injector = new Injector(GETPID);

    run(program, injector);

    assertThat(injector.wrong).isEmpty();
    assertThat(injector.kinds).contains("SyscallEntry", "SyscallExit", "SignalDelivery");
    assertThat(injector.endings).containsExactly(new Ending.Exited(0));
  }

  @Test
  void a32BitProgramNoticesNothingEither(
      @Tracee(value = "self_checking_calls", flags = "-m32") Path program) {
    var injector = new Injector(GETPID_I386);

    run(program, injector);

    assertThat(injector.wrong).isEmpty();
    assertThat(injector.endings).containsExactly(new Ending.Exited(0));
  }

  @Test
  void anInterruptedSleepGoesOnAfterACallWasInjected(@Tracee("self_checking_calls") Path program) {
    var injector = new Injector(GETPID);
    try (var tracer =
        Tracer.open(
            new StopHandler() {
              @Override
              public Resumption onStop(StoppedTask task, TaskStop stop) {
                return injector.onStop(task, stop);
              }

              @Override
              public void onEnd(TaskEnd end) {
                injector.onEnd(end);
              }
            })) {
      var process = tracer.launch(Command.of(program.toString()));
      while (tracer.interrupt(process)) {
        // As often as it can be: some of them meet the sleep.
        Thread.onSpinWait();
      }
      tracer.join();
    }

    assertThat(injector.wrong).isEmpty();
    assertThat(injector.kinds).contains("Interrupted");
    assertThat(injector.endings).containsExactly(new Ending.Exited(0));
  }

  @Test
  void registersAreByteForByteWhatTheyWere(@Tracee("self_checking_calls") Path program) {
    var different = new ArrayList<TaskStop>();
    run(
        program,
        (task, stop) -> {
          if (stop instanceof TaskStop.SyscallExit) {
            var before = task.registers().bytes(task.registers().architecture().register("rsp"));
            var all = task.allRegisters();
            var _ = task.inject(GETPID, new Arguments(0, 0, 0, 0, 0, 0));
            var after = task.allRegisters();
            for (var register : all.architecture().registers()) {
              if (all.knows(register)
                  && !Arrays.equals(all.bytes(register), after.bytes(register))) {
                different.add(stop);
              }
            }
            assertThat(before).isNotEmpty();
          }
          return Resumption.onward(stop, Until.SYSCALL);
        });

    assertThat(different).isEmpty();
  }

  private static void run(Path program, StopHandler handler) {
    try (var tracer = Tracer.open(handler)) {
      var _ = tracer.launch(Command.of(program.toString()));
      tracer.join();
    }
  }
}
