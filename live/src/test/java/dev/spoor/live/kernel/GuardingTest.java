package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the guardian does, seen from within one JVM: for it a tracer dies with its thread.
@Tag("live")
class GuardingTest {
  private static final ByteString FORTY_TWO = ByteString.of(new byte[] {42, 0, 0, 0});
  private static final ByteString SEVEN = ByteString.of(new byte[] {7, 0, 0, 0});

  /// Lets a thread that has a guardian end without closing it, and waits until the guardian is
  /// gone.
  private static void dieAfter(BiFunction<Kernel, Guardian, Boolean> work) {
    var thread =
        new FutureTask<>(() -> {
          try (var kernel = Kernel.open()) {
            var guardian = Guardian.start();
            assertThat(work.apply(kernel, guardian)).isTrue();
            return guardian.tid();
          }
        });
    Thread.ofPlatform().start(thread);
    awaitEnd(result(thread));
  }

  private static Tid result(FutureTask<Tid> thread) {
    try {
      return thread.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /// It is a child of this JVM, which has to take note of its end.
  private static void awaitEnd(Tid guardian) {
    try (var kernel = Kernel.open()) {
      while (Processes.state(guardian) != '-') {
        var _ = kernel.reapEnded(guardian);
      }
    }
  }

  private static Address number(Background program) {
    return Address.of(Long.decode(program.line()));
  }

  private static String numberSaid(Background program) {
    program.say("");
    return program.line().split(" ", 2)[0];
  }

  @Test
  void whatAThreadLeavesPlantedIsTakenOutWhenItEnds(@Tracee("patch_me") Path program) {
    try (var patched = Background.start(program)) {
      var at = number(patched);

      dieAfter((kernel, guardian) -> {
        guardian.guard(patched.pid(), at, FORTY_TWO, SEVEN);
        return kernel.write(patched.pid(), at, SEVEN.toArray()) == 4
            && numberSaid(patched).equals("7");
      });

      assertThat(numberSaid(patched)).isEqualTo("42");
    }
  }

  @Test
  void whatIsNotPlantedIsLeftAlone(@Tracee("patch_me") Path program) {
    try (var patched = Background.start(program)) {
      var at = number(patched);

      dieAfter((kernel, guardian) -> {
        guardian.guard(patched.pid(), at, FORTY_TWO, SEVEN);
        return kernel.write(patched.pid(), at, new byte[] {8, 0, 0, 0}) == 4;
      });

      assertThat(numberSaid(patched)).isEqualTo("8");
    }
  }

  @Test
  void aSiteThatWasReleasedIsLeftAlone(@Tracee("patch_me") Path program) {
    try (var patched = Background.start(program)) {
      var at = number(patched);

      dieAfter((kernel, guardian) -> {
        guardian.guard(patched.pid(), at, FORTY_TWO, SEVEN);
        guardian.release(patched.pid(), at);
        return kernel.write(patched.pid(), at, SEVEN.toArray()) == 4;
      });

      assertThat(numberSaid(patched)).isEqualTo("7");
    }
  }

  @Test
  void aProcessThatWasForgottenCanBeGuardedAgain(@Tracee("patch_me") Path program) {
    try (var patched = Background.start(program);
        var other = Background.start(program)) {
      var at = number(patched);
      var elsewhere = number(other);

      dieAfter((kernel, guardian) -> {
        guardian.guard(other.pid(), elsewhere, FORTY_TWO, SEVEN);
        guardian.forget(other.pid());
        guardian.guard(patched.pid(), at, FORTY_TWO, SEVEN);
        guardian.guard(other.pid(), elsewhere, FORTY_TWO, SEVEN);
        return kernel.write(patched.pid(), at, SEVEN.toArray()) == 4
            && kernel.write(other.pid(), elsewhere, SEVEN.toArray()) == 4;
      });

      assertThat(numberSaid(patched)).isEqualTo("42");
      assertThat(numberSaid(other)).isEqualTo("42");
    }
  }

  @Test
  void thousandsOfSitesAreTakenOut(@Tracee("patch_me") Path program) throws IOException {
    try (var patched = Background.start(program)) {
      patched.line();
      var code = codeOfTheLibrary(patched.pid());
      var count = 20_000;

      dieAfter((kernel, guardian) -> {
        var batch = new ReadBatch(MemorySegment.ofArray(new byte[count]));
        var piece = batch.add(code.value(), count);
        kernel.read(patched.pid(), batch);
        var original = batch.bytes(piece);
        var trap = ByteString.of(new byte[] {(byte) 0xcc});
        for (var i = 0; i < count; i++) {
          guardian.guard(patched.pid(), code.plus(i), ByteString.of(original, i, 1), trap);
        }
        var traps = new byte[count];
        Arrays.fill(traps, (byte) 0xcc);
        return kernel.write(patched.pid(), code, traps) == count;
      });

      assertThat(numberSaid(patched)).isEqualTo("42");
    }
  }

  /// The program waits in its read(2) and returns into this.
  private static Address codeOfTheLibrary(Tid process) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + process + "/maps"))) {
      if (line.contains("libc.so") && line.contains(" r-xp ")) {
        return Address.of(Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16));
      }
    }
    throw new AssertionError("no C library in process " + process);
  }

  @Test
  void aMarkedTaskThatRunsIsLetGoUnharmed(@Tracee("patch_me") Path program) {
    try (var patched = Background.start(program)) {
      patched.line();

      dieAfter((kernel, guardian) -> {
        guardian.mark(patched.pid(), patched.pid(), TaskRepair.letGo().held().disarmed());
        return true;
      });

      assertThat(numberSaid(patched)).isEqualTo("42");
    }
  }

  @Test
  void aClosedGuardianIsGoneAndHasRepairedNothing(@Tracee("patch_me") Path program) {
    var before = Processes.now();
    try (var patched = Background.start(program);
        var kernel = Kernel.open()) {
      var at = number(patched);

      try (var guardian = Guardian.start()) {
        guardian.guard(patched.pid(), at, FORTY_TWO, SEVEN);
        kernel.write(patched.pid(), at, SEVEN.toArray());
      }

      assertThat(numberSaid(patched)).isEqualTo("7");
    }
    assertThat(Processes.now().leftSince(before)).isEmpty();
  }

  @Test
  void itHasAName() throws IOException {
    try (var guardian = Guardian.start()) {
      var directory = Path.of("/proc/" + guardian.tid());

      assertThat(Files.readString(directory.resolve("comm"))).isEqualTo("spoor-guardian\n");
      assertThat(Files.readString(directory.resolve("cmdline"))).isEqualTo("spoor-guardian\0");
    }
  }

  @Test
  void itKeepsNothingOfTheTracers() throws IOException {
    try (var guardian = Guardian.start()) {
      var directory = Path.of("/proc/" + guardian.tid());
      var group = Files.readString(directory.resolve("stat")).split(" ", -1)[4];

      assertThat(Files.readSymbolicLink(directory.resolve("cwd"))).isEqualTo(Path.of("/"));
      assertThat(group).isEqualTo(guardian.tid().toString());
      assertThat(directory.resolve("fd").toFile().list()).containsExactly("0");
    }
  }

  /// Sessions share the CPUs as groups; within its own one the guardian comes before the thread
  /// that wakes it.
  @Test
  void itIsOfTheTracersSession() throws IOException {
    try (var guardian = Guardian.start()) {
      assertThat(session(guardian.tid().toString())).isEqualTo(session("self"));
    }
  }

  private static String session(String process) throws IOException {
    return Files.readString(Path.of("/proc", process, "stat")).split(" ", -1)[5];
  }

  @Test
  void signalsDoNotEndIt() {
    try (var guardian = Guardian.start();
        var kernel = Kernel.open()) {
      for (var signal : List.of(Signal.INT, Signal.HUP, Signal.TERM, Signal.QUIT, Signal.TSTP)) {
        kernel.kill(guardian.tid(), signal);
      }

      assertThat(Processes.state(guardian.tid())).isIn('S', 'R');
    }
  }

  /// A guardian that was a child of the tracer's thread would be one of those that it waits for.
  @Test
  void theTracersWaitDoesNotSeeIt() {
    try (var kernel = Kernel.open();
        var _ = Guardian.start()) {
      assertThat(kernel.poll()).isEqualTo(new WaitOutcome.NoTracees());
    }
  }

  @Test
  void aProcessThatIsNotThereCannotBeGuarded() {
    try (var guardian = Guardian.start()) {
      var nobody = Tid.of(Integer.MAX_VALUE);

      assertThatThrownBy(() -> guardian.guard(nobody, Address.of(0), FORTY_TWO, SEVEN))
          .isInstanceOf(KernelException.class)
          .hasMessageContaining("ENOENT");
    }
  }

  @Test
  void anotherThreadMayNotUseIt() {
    try (var guardian = Guardian.start()) {
      var task =
          new FutureTask<>(() -> {
            guardian.release(Tid.of(1), Address.of(0));
            return guardian.tid();
          });
      Thread.ofPlatform().start(task);

      assertThatThrownBy(task::get).hasCauseInstanceOf(IllegalStateException.class);
    }
  }
}
