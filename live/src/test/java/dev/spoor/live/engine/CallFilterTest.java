package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.CallFilter;
import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs under a call filter of ours.
@Tag("live")
@Timeout(60)
class CallFilterTest {
  private static final long GETPID = 39;
  private static final long GETPPID = 110;
  private static final long GETPPID_I386 = 64;
  private static final CallFilter PARENT =
      CallFilter.of((abi, number) -> number == (abi == Abi.I386 ? GETPPID_I386 : GETPPID));
  private static final CallFilter NEVER = CallFilter.of((_, number) -> number == 101);

  @BeforeAll
  static void needsTheRight() throws IOException {
    var status = Files.readString(Path.of("/proc/self/status"));
    if (!status.contains("\nSeccomp:\t0") || !status.contains("\nUid:\t0")) {
      throw Requirement.missing("a filter without NO_NEW_PRIVS needs root and no other filter");
    }
  }

  private static Recorder run(
      Recorder recorder, TracerOptions options, CallFilter filter, int code, String... command) {
    try (var tracer = Tracer.open(recorder, options)) {
      var program = tracer.launch(Command.of(command).withCallFilter(filter));
      tracer.join();
      assertThat(recorder.end(program)).isEqualTo(new Ending.Exited(code));
    }
    return recorder;
  }

  private static Recorder run(CallFilter filter, int code, String... command) {
    return run(Recorder.neutral(Until.SYSCALL), TracerOptions.defaults(), filter, code, command);
  }

  private static List<Long> entries(Recorder recorder) {
    return recorder.all(TaskStop.SyscallEntry.class).stream()
        .map(TaskStop.SyscallEntry::number)
        .toList();
  }

  // ---- what stops

  /// Each stop of ptrace(2) is a voluntary context switch of the task.
  private static long switches(Tid tid) {
    try {
      for (var line : Files.readAllLines(Path.of("/proc", tid.toString(), "status"))) {
        if (line.startsWith("voluntary_ctxt_switches:")) {
          return Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      throw new AssertionError("no number of context switches");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// {@return how often the program switched}
  private static long switchesOf(Command command) {
    var switches = new AtomicLong();
    StopHandler handler =
        (_, stop) -> {
          if (stop instanceof TaskStop.Exiting) {
            switches.set(switches(stop.tid()));
          }
          return Resumption.onward(stop, Until.SYSCALL);
        };
    var recorder = Recorder.answering(handler);
    try (var tracer = Tracer.open(recorder, TracerOptions.defaults().withReportExiting(true))) {
      var program = tracer.launch(command);
      tracer.join();
      assertThat(recorder.end(program)).isEqualTo(new Ending.Exited(0));
    }
    return switches.get();
  }

  private static Command copying(int times) {
    return Command.of(
        "/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + times, "status=none");
  }

  @Test
  void callsThatAreNotWantedLeaveNoStop() {
    assertThat(switchesOf(copying(5000).withCallFilter(NEVER))).isPositive().isLessThan(200);
  }

  @Test
  void aLateFilterEndsTheStopsInVain() {
    assertThat(switchesOf(copying(5000).withLateCallFilter(NEVER, 1000))).isBetween(1900L, 3000L);
  }

  @Test
  void aProgramThatMakesFewCallsIsNotPutUnderALateFilter() {
    var recorder = Recorder.neutral(Until.SYSCALL);
    try (var tracer = Tracer.open(recorder)) {
      var command =
          Command.of("/bin/grep", "-q", "Seccomp:\t0", "/proc/self/status")
              .withLateCallFilter(NEVER, 10_000);
      var program = tracer.launch(command);
      tracer.join();

      assertThat(recorder.end(program)).isEqualTo(new Ending.Exited(0));
      assertThat(entries(recorder)).isEmpty();
    }
  }

  /// The first calls of a program, before and after main: the filter comes in any of them.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21})
  void aLateFilterIsNotNoticedByTheProgram(int calls, @Tracee("own_filter") Path program) {
    var recorder = Recorder.neutral(Until.SYSCALL);
    try (var tracer = Tracer.open(recorder)) {
      var launched =
          tracer.launch(Command.of(program.toString(), "ask").withLateCallFilter(PARENT, calls));
      tracer.join();

      assertThat(recorder.end(launched)).isEqualTo(new Ending.Exited(0));
    }
    assertThat(entries(recorder)).containsExactly(GETPPID, GETPPID);
    assertThat(recorder.all(TaskStop.SyscallExit.class)).noneMatch(TaskStop.SyscallExit::failed);
  }

  @Test
  void aProgramWithAFilterOfItsOwnIsNotPutUnderALateOne(@Tracee("own_filter") Path program) {
    var recorder = Recorder.neutral(Until.SYSCALL);
    try (var tracer = Tracer.open(recorder)) {
      var launched =
          tracer.launch(Command.of(program.toString(), "errno").withLateCallFilter(PARENT, 1000));
      tracer.join();

      assertThat(recorder.end(launched)).isEqualTo(new Ending.Exited(3));
    }
    assertThat(entries(recorder)).hasSize(2);
  }

  @Test
  void onlyWantedCallsAreShownWithTheirExits(@Tracee("own_filter") Path program) {
    var recorder = run(PARENT, 0, program.toString(), "ask");

    assertThat(entries(recorder)).containsExactly(GETPPID, GETPPID);
    // That of the launcher's execve besides.
    assertThat(recorder.all(TaskStop.SyscallExit.class)).hasSize(3);
    assertThat(recorder.all(TaskStop.Seccomp.class)).isEmpty();
  }

  @Test
  void eachAbiHasItsOwnNumbersAlsoInOneProgram(@Tracee("two_abis") Path program) {
    var recorder =
        run(PARENT, 0, program.toString(), Tracees.compile("two_abis", "-m32").toString());

    var calls = recorder.all(TaskStop.SyscallEntry.class);
    assertThat(calls)
        .extracting(TaskStop.SyscallEntry::abi)
        .startsWith(Abi.X86_64, Abi.I386, Abi.X86_64)
        .endsWith(Abi.I386);
    assertThat(recorder.all(TaskStop.SyscallExit.class))
        .extracting(TaskStop.SyscallExit::abi)
        .contains(Abi.I386);
  }

  @ParameterizedTest
  @CsvSource({"vfork_exec,exec", "many_threads,120", "fork_tree,4"})
  void familiesLiveAsWithoutAFilter(String name, String argument) {
    var words = new String[] {Tracees.compile(name).toString(), argument};

    var filtered = run(NEVER, 0, words);
    var unfiltered = Recorder.neutral(Until.SYSCALL);
    try (var tracer = Tracer.open(unfiltered)) {
      var _ = tracer.launch(Command.of(words));
      tracer.join();
    }

    assertThat(entries(filtered)).isEmpty();
    assertThat(filtered.all(TaskStop.Born.class))
        .hasSameSizeAs(unfiltered.all(TaskStop.Born.class));
    assertThat(filtered.ends()).hasSameSizeAs(unfiltered.ends());
  }

  @Test
  void aThreadsExecveReturnsUnderTheProcesssNumber() {
    var program = Tracees.compile("exec_from_thread").toString();

    var recorder = run(CallFilter.of((_, number) -> number == 59), 7, program);

    assertThat(recorder.all(TaskStop.Execed.class)).hasSize(2);
    assertThat(recorder.all(TaskStop.SyscallExit.class))
        .filteredOn(exit -> !exit.failed())
        .hasSize(2);
  }

  // ---- answers

  @Test
  void aWantedCallCanBeSkippedWithAResult(@Tracee("own_filter") Path program) {
    StopHandler handler =
        (task, stop) -> {
          if (stop instanceof TaskStop.SyscallEntry) {
            task.skipCall(-1);
          }
          return Resumption.onward(stop, Until.SYSCALL);
        };

    var recorder =
        run(
            Recorder.answering(handler),
            TracerOptions.defaults(),
            PARENT,
            3,
            program.toString(),
            "ask");

    assertThat(recorder.all(TaskStop.SyscallExit.class))
        .filteredOn(exit -> exit.result() == -1)
        .hasSize(2);
  }

  @Test
  void aWantedCallIsMadeAfterOneThatWasInjected(@Tracee("own_filter") Path program) {
    StopHandler handler =
        (task, stop) -> {
          if (stop instanceof TaskStop.SyscallEntry) {
            assertThat(task.inject(GETPID, new Arguments(0, 0, 0, 0, 0, 0)))
                .isEqualTo(task.process().value());
          }
          return Resumption.onward(stop, Until.SYSCALL);
        };

    var recorder =
        run(
            Recorder.answering(handler),
            TracerOptions.defaults(),
            PARENT,
            0,
            program.toString(),
            "ask");

    assertThat(entries(recorder)).hasSize(2).containsOnly(GETPPID);
    assertThat(recorder.all(TaskStop.SyscallExit.class))
        .hasSize(3)
        .noneMatch(exit -> exit.failed());
  }

  // ---- filters of the program's own

  @ParameterizedTest
  @ValueSource(strings = {"errno", "trap", "prctl"})
  void aCallThatTheProgramsOwnFilterRefusesIsStillSeen(
      String mode, @Tracee("own_filter") Path program) {
    var recorder = run(PARENT, 3, program.toString(), mode);

    assertThat(entries(recorder)).hasSize(2).containsOnly(GETPPID);
    // Each once and that of the launcher's execve.
    assertThat(recorder.all(TaskStop.SyscallExit.class)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "bad"})
  void aProgramThatInstallsNothingGoesOnFiltered(String mode, @Tracee("own_filter") Path program) {
    var recorder = run(PARENT, 0, program.toString(), mode);

    assertThat(entries(recorder)).hasSize(2).containsOnly(GETPPID);
  }

  @Test
  void aFilterForAllThreadsIsNoticedInEachOfThem(@Tracee("own_filter") Path program) {
    var recorder = run(PARENT, 3, program.toString(), "tsync");

    // That of the thread, of the parent and of the child.
    assertThat(recorder.all(TaskStop.SyscallExit.class))
        .filteredOn(TaskStop.SyscallExit::failed)
        .hasSize(3);
    assertThat(entries(recorder)).containsOnly(GETPPID);
    assertThat(recorder.all(TaskStop.SyscallExit.class)).hasSize(entries(recorder).size() + 1);
  }

  // ---- children

  @ParameterizedTest
  @CsvSource({"800011,1", "800000,2"})
  void aChildThatAsksNotToBeTracedIsTraced(
      String flags, int words, @Tracee("clone_forms") Path program) {
    var command =
        words == 1
            ? new String[] {program.toString(), flags}
            : new String[] {program.toString(), flags, "3"};

    var recorder = run(PARENT, 0, command);

    assertThat(entries(recorder)).containsExactly(GETPPID);
    assertThat(recorder.all(TaskStop.SyscallExit.class)).noneMatch(TaskStop.SyscallExit::failed);
    assertThat(recorder.untraced()).isEmpty();
  }

  @Test
  void childrenThatAreNotFollowedAreNotShown(@Tracee("clone_forms") Path program) {
    var recorder =
        run(
            Recorder.neutral(Until.SYSCALL),
            TracerOptions.defaults().withFollow(false),
            PARENT,
            0,
            program.toString(),
            "11");

    assertThat(entries(recorder)).isEmpty();
    assertThat(recorder.ends()).hasSize(1);
    assertThat(recorder.all(TaskStop.Spawned.class)).isEmpty();
    assertThat(recorder.all(TaskStop.Born.class)).isEmpty();
  }

  // ---- what it can do

  @Test
  void aFilteredProgramMayBecomeMoreThanItIs() {
    run(NEVER, 0, "/bin/grep", "-q", "NoNewPrivs:\t0", "/proc/self/status");
    run(NEVER, 0, "/bin/grep", "-q", "Seccomp:\t2", "/proc/self/status");
  }

  @Test
  void anotherUsersProgramIsFilteredWithTheTracersRight() {
    var recorder = Recorder.neutral(Until.SYSCALL);
    var command =
        Command.of("/bin/grep", "-q", "Seccomp:\t2", "/proc/self/status")
            .asUser(65534, 65534, List.of())
            .withCallFilter(CallFilter.of((_, number) -> number == 117));
    try (var tracer = Tracer.open(recorder)) {
      var program = tracer.launch(command);
      tracer.join();

      assertThat(recorder.end(program)).isEqualTo(new Ending.Exited(0));
    }
    assertThat(entries(recorder)).isEmpty();
  }
}
