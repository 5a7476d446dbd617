package dev.spoor.live.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.live.engine.AttachRounds;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Many rounds, many tasks, many signals: nothing is lost, nothing is left.
@Tag("live")
@Timeout(1800)
class StressTest {
  private static final boolean LONG = "long".equals(System.getProperty("spoor.stress"));

  private Processes before = Processes.now();

  private static int rounds(int ordinary, int many) {
    return LONG ? many : ordinary;
  }

  @BeforeEach
  void remember() {
    before = Processes.now();
  }

  @AfterEach
  void noProcessIsLeft() {
    assertThat(Processes.now().leftSince(before)).isEmpty();
  }

  /// Counts, and remembers ends only.
  private static class Counter implements StopHandler {
    private final Until until;
    protected final List<TaskEnd> ends = new ArrayList<>();
    private int born;
    private int execed;
    private int signals;

    Counter(Until until) {
      this.until = until;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      switch (stop) {
        case TaskStop.Born _ -> born++;
        case TaskStop.Execed _ -> execed++;
        case TaskStop.SignalDelivery _ -> signals++;
        default -> {}
      }
      return Resumption.onward(stop, until);
    }

    @Override
    public void onEnd(TaskEnd end) {
      ends.add(end);
    }
  }

  private static Counter run(Until until, Path program, int argument) {
    var counter = new Counter(until);
    try (var tracer = Tracer.open(counter)) {
      tracer.launch(Command.of(program.toString(), Integer.toString(argument)));
      tracer.join();
    }
    assertThat(counter.ends.getLast().ending()).isEqualTo(new Ending.Exited(0));
    return counter;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void attachingAndDetachingChangesNothing(String bits) {
    try (var program = Background.start(Tracees.compile("steadfast", bits))) {
      program.line();
      AttachRounds.run(program.pid(), Until.STOP, rounds(150, 5_000));
      AttachRounds.run(program.pid(), Until.SYSCALL, rounds(150, 5_000));
      program.endInput();

      assertThat(program.line()).isEqualTo("steady");
    }
  }

  @Test
  void threadsAreBornAndDie(@Tracee("many_threads") Path program) {
    var threads = rounds(500, 20_000);

    var counter = run(Until.STOP, program, threads);

    assertThat(counter.born).isEqualTo(threads);
    assertThat(counter.ends).hasSize(threads + 1);
  }

  @Test
  void aTreeOfForksIsFollowed(@Tracee("fork_tree") Path program) {
    var depth = rounds(7, 12);

    var counter = run(Until.STOP, program, depth);

    assertThat(counter.born).isEqualTo((1 << depth) - 1);
    assertThat(counter.ends).hasSize(1 << depth);
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP", "SYSCALL"})
  void execsOfManyThreadsAreFollowed(Until until, @Tracee("exec_storm") Path program) {
    var execs = rounds(50, 2_000);

    var counter = run(until, program, execs);

    assertThat(counter.execed).isEqualTo(execs + 1);
  }

  /// Whether a deadlock of the kernel is met depends on the moment: long runs alone say something.
  @Test
  @EnabledIfSystemProperty(
      named = "spoor.stress",
      matches = "long",
      disabledReason = "a race of the kernel's that a short run seldom meets")
  void attachingInAStormOfExecsNeverHangs(@Tracee("exec_storm") Path program) {
    for (var round = 0; round < rounds(3, 50); round++) {
      try (var storm = Background.start(program, 300)) {
        AttachRounds.runWhileItLives(storm.pid(), Until.STOP);

        assertThat(storm.exit()).isZero();
      }
    }
  }

  @Test
  void noRealTimeSignalIsLost(@Tracee("ordered_signals") Path program) {
    var signals = rounds(5_000, 100_000);

    assertThat(run(Until.STOP, program, signals).signals).isEqualTo(signals);
  }

  /// Kills what it is shown, now and then, and goes on asking as if it did not know.
  private static final class Killer extends Counter {
    private final Random random;
    private boolean begun;

    Killer(int seed) {
      super(Until.SYSCALL);
      random = new Random(seed);
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      begun |= stop instanceof TaskStop.Execed;
      if (begun && random.nextInt(40) == 0) {
        kill(task.process());
      }
      var registers = task.registers();
      if (begun && random.nextInt(20) == 0) {
        kill(task.process());
      }
      var _ = task.memory().read(Address.of(registers.sp().value()), 64);
      task.setRegisters(registers);
      return super.onStop(task, stop);
    }

    private static void kill(Tid process) {
      ProcessHandle.of(process.value()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void tasksAreKilledBetweenAnyTwoRequests(@Tracee("fork_tree") Path program) {
    for (var seed = 0; seed < rounds(40, 1_000); seed++) {
      var killer = new Killer(seed);
      try (var tracer = Tracer.open(killer)) {
        tracer.launch(Command.of(program.toString(), "4"));
        tracer.join();
        assertThat(tracer.tasks()).isEmpty();
      }
      assertThat(killer.ends).isNotEmpty();
      assertThat(killer.ends)
          .extracting(TaskEnd::ending)
          .allMatch(end ->
              end instanceof Ending.Exited || end.equals(new Ending.Killed(Signal.KILL, false)));
    }
  }

  @Test
  void closingInTheMiddleLeavesNothing(@Tracee("fork_tree") Path program) {
    for (var round = 0; round < rounds(30, 1_000); round++) {
      var counter = new Counter(Until.SYSCALL);
      try (var tracer = Tracer.open(counter)) {
        tracer.launch(Command.of(program.toString(), "6"));
      }
      assertThat(Processes.now().leftSince(before)).isEmpty();
    }
  }
}
