package dev.spoor.live.death;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// kill -9 of the tracer: nothing is ever left stopped, and nothing that was launched runs on.
@Tag("live")
@Timeout(1800)
class DeathTest {
  private static final int ROUNDS = "long".equals(System.getProperty("spoor.stress")) ? 100 : 3;
  private static final int TRAP = 128 + 5;

  private static Background doomed(TracerState state, Object target) {
    var root = Path.of(System.getProperty("spoor.root", ".."));
    var modules = new ArrayList<String>();
    for (var module : List.of("machine", "kernel", "engine")) {
      modules.add(root.resolve(module).resolve("target/classes").toString());
    }
    return Background.start(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=dev.spoor.kernel",
        "--module-path",
        String.join(":", modules),
        "--add-modules=dev.spoor.engine",
        "--class-path",
        root.resolve("live/target/test-classes"),
        "dev.spoor.live.death.DoomedTracer",
        state,
        target);
  }

  /// With SIGKILL, and waits until its last thread is gone.
  private static void kill(Background tracer) {
    ProcessHandle.of(tracer.pid().value()).orElseThrow().destroyForcibly();
    assertThat(tracer.exit()).isEqualTo(128 + 9);
  }

  /// Brings a program into a state, kills the tracer and tells what became of the program.
  private static String fate(TracerState state, Path program) {
    try (var witness = Background.start(program)) {
      witness.line();
      try (var tracer = doomed(state, witness.pid())) {
        assertThat(tracer.line()).isEqualTo("attached");
        provoke(state, witness);
        if (state != TracerState.IDLE && state != TracerState.DEBUG_REGISTER) {
          assertThat(tracer.line()).isEqualTo("there");
        }
        kill(tracer);
      }
      assertThat(Processes.state(witness.pid())).isNotEqualTo('t');
      return lookAt(state, witness);
    }
  }

  private static void provoke(TracerState state, Background witness) {
    switch (state) {
      case GROUP_STOP, LISTENING -> send("STOP", witness);
      case SYSCALL_ENTRY, SYSCALL_EXIT, SIGNAL, STEP -> witness.say("10 1");
      case IDLE, DEBUG_REGISTER, BUSY_SYSCALLS, BUSY_STEPS, LAUNCHED, LAUNCHING -> {}
    }
  }

  private static void send(String signal, Background program) {
    Shell.run("kill", "-" + signal, program.pid().toString()).orFail();
  }

  private static String lookAt(TracerState state, Background witness) {
    var stopped = "";
    switch (state) {
      case GROUP_STOP, LISTENING -> {
        stopped = settled(witness.pid()) == 'T' ? "stopped as before, " : "not stopped, ";
        send("CONT", witness);
        witness.say("10 1");
      }
      case IDLE, DEBUG_REGISTER -> witness.say("10 1");
      case SYSCALL_ENTRY,
          SYSCALL_EXIT,
          SIGNAL,
          STEP,
          BUSY_SYSCALLS,
          BUSY_STEPS,
          LAUNCHED,
          LAUNCHING -> {}
    }
    witness.endInput();
    var said = witness.rest();
    var exit = witness.exit();
    if (exit == TRAP) {
      return stopped + "killed by SIGTRAP";
    }
    var heard = said.startsWith("seen 10 ") ? "lives" : "lives, signal lost";
    return stopped + (exit == 0 ? heard : "exit " + exit + " " + said);
  }

  private static char settled(Tid task) {
    while (Processes.state(task) == 'R') {
      Thread.onSpinWait();
    }
    return Processes.state(task);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IDLE           | lives",
        "SYSCALL_ENTRY  | lives",
        "SYSCALL_EXIT   | lives",
        "SIGNAL         | lives, signal lost",
        "STEP           | killed by SIGTRAP",
        "DEBUG_REGISTER | killed by SIGTRAP",
        "GROUP_STOP     | stopped as before, lives",
        "LISTENING      | stopped as before, lives",
      })
  void whatTheTableInTheDocumentationSays(
      TracerState state, String expected, @Tracee("signal_witness") Path program) {
    var fates = new TreeMap<String, Integer>();
    for (var round = 0; round < ROUNDS; round++) {
      fates.merge(fate(state, program), 1, Integer::sum);
    }

    assertThat(fates).isEqualTo(Map.of(expected, ROUNDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY_SYSCALLS", "BUSY_STEPS"})
  void killedAtAnyMomentItLeavesNothingStopped(
      TracerState state, @Tracee("two_workers") Path program) {
    var random = new Random(ROUNDS);
    for (var round = 0; round < ROUNDS; round++) {
      try (var workers = Background.start(program)) {
        workers.line();
        try (var tracer = doomed(state, workers.pid())) {
          for (var more = 1 + random.nextInt(60); more > 0; more--) {
            tracer.line();
          }
          kill(tracer);
        }
        assertThat(settled(workers.pid())).isNotIn('t', 'T');
        workers.endInput();

        assertThat(workers.exit())
            .isIn(state == TracerState.BUSY_STEPS ? List.of(4, TRAP) : List.of(4));
      }
    }
  }

  @Test
  void aLaunchedProgramDiesWithItsTracer(@Tracee("two_workers") Path program) {
    var random = new Random(ROUNDS);
    for (var round = 0; round < ROUNDS; round++) {
      String launched;
      try (var tracer = doomed(TracerState.LAUNCHED, program)) {
        do {
          launched = tracer.line();
        } while (!launched.startsWith("launched "));
        for (var more = random.nextInt(60); more > 0; more--) {
          tracer.line();
        }
        kill(tracer);
      }
      awaitEnd(Tid.of(Integer.parseInt(launched.substring("launched ".length()))));
    }
  }

  @Test
  void aTracerKilledWhileItLaunchesLeavesNothing(@Tracee("hello") Path program) {
    var random = new Random(ROUNDS);
    for (var round = 0; round < ROUNDS; round++) {
      try (var tracer = doomed(TracerState.LAUNCHING, program)) {
        for (var more = 2 + random.nextInt(40); more > 0; more--) {
          tracer.line();
        }
        kill(tracer);
      }
      // Whatever it was at: the launcher and the program have names of their own.
      awaitNone("spoor-launcher", "hello");
    }
  }

  /// The kernel kills it; nobody tells us when it has done so.
  private static void awaitEnd(Tid process) {
    while (Processes.state(process) != '-' && Processes.state(process) != 'Z') {
      Thread.onSpinWait();
    }
  }

  private static void awaitNone(String... names) {
    for (var name : names) {
      while (ofThisTest(name)) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean ofThisTest(String name) {
    return ProcessHandle.allProcesses()
        .anyMatch(process ->
            process.parent().map(ProcessHandle::pid).orElse(0L) == 1
                && process
                    .info()
                    .command()
                    .map(Path::of)
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name::equals)
                    .isPresent());
  }
}
