package dev.spoor.live.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Command;
import dev.spoor.engine.CpuUse;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program, those it makes and others see while it shares a CPU with the tracer.
@Tag("live")
@Timeout(120)
class SharingTest {
  private static final int O_WRITE_NEW = 01 | 0100 | 01000;
  private static final long SCHED_GETAFFINITY = 204;
  private static final int MODE = 0600;
  private static final TracerOptions SHARE = TracerOptions.defaults().withCpuUse(CpuUse.SHARE);

  @TempDir Path directory;

  private final Masks masks = new Masks();

  private Path outputFile() {
    return directory.resolve("output");
  }

  private Command printing(Object... words) {
    var command = new String[words.length];
    for (var i = 0; i < words.length; i++) {
      command[i] = words[i].toString();
    }
    return Command.of(command)
        .withFile(1, ByteString.of(outputFile().toString()), O_WRITE_NEW, MODE);
  }

  private String output() throws IOException {
    return Files.readString(outputFile(), StandardCharsets.ISO_8859_1);
  }

  private String run(TracerOptions options, Object... words) throws IOException {
    try (var tracer = Tracer.open(masks, options)) {
      tracer.launch(printing(words));
      tracer.join();
    }
    return output();
  }

  private Path running() throws IOException {
    return Files.createFile(directory.resolve("running"));
  }

  // ---- what the program sees

  @Test
  void aProgramSeesItsWholeMaskByWhateverWay(@Tracee("masks_seen") Path program)
      throws IOException {
    var untraced = Shell.run(program.toString()).orFail().stdout();

    assertThat(run(SHARE, program)).isEqualTo(untraced).contains("dup2 Cpus_allowed:");

    assertThat(masks.narrowed()).isGreaterThan(masks.stops() / 2);
  }

  @Test
  void aProgramWhoseCallsNobodyWatchesSeesItsWholeMaskToo(@Tracee("traps_and_masks") Path program)
      throws IOException {
    var untraced = Shell.run(program.toString()).orFail().stdout();
    var seen = new java.util.ArrayList<TaskStop>();
    try (var tracer =
        Tracer.open(
            (task, stop) -> {
              var _ = masks.onStop(task, stop);
              if (stop instanceof TaskStop.SyscallEntry || stop instanceof TaskStop.SyscallExit) {
                seen.add(stop);
              }
              return Resumption.onward(stop, Until.STOP);
            },
            TracerOptions.defaults().withCpuUse(CpuUse.AUTO_UNWATCHED))) {
      tracer.launch(printing(program));
      tracer.join();
    }

    assertThat(output()).isEqualTo(untraced).contains("child Cpus_allowed:");
    assertThat(masks.narrowed()).isGreaterThan(300);
    assertThat(seen).isEmpty();
  }

  @Test
  void itsThreadsItsChildrenAndTheirProgramsSeeWhatTheyWouldSeeUntraced(
      @Tracee("masks_of_family") Path program) throws IOException {
    var untraced = Shell.run(program.toString()).orFail().stdout();

    assertThat(run(SHARE, program)).isEqualTo(untraced).contains("main again");

    assertThat(masks.narrowed()).isGreaterThan(masks.stops() / 2);
    assertThat(masks.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void aProgramThatIsNotFollowedHandsOnWhatItHas(@Tracee("masks_of_family") Path program)
      throws IOException {
    var untraced = Shell.run(program.toString()).orFail().stdout();

    assertThat(run(SHARE.withFollow(false), program)).isEqualTo(untraced);

    assertThat(masks.narrowed()).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnotherProcessMakesOfADescriptorShowsTheWholeMask(
      boolean follow, @Tracee("descriptor_by_another") Path program) throws IOException {
    var untraced = Shell.run(program.toString()).orFail().stdout();

    assertThat(run(SHARE.withFollow(follow), program))
        .isEqualTo(untraced)
        .startsWith("Cpus_allowed:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void theProgramsOwnMaskIsRespected(String mask, @Tracee("sets_own_mask") Path program)
      throws IOException {
    var untraced = Shell.run(program.toString(), mask).orFail().stdout();

    assertThat(run(SHARE, program, mask)).isEqualTo(untraced);

    assertThat(masks.narrowed()).isPositive();
  }

  @Test
  void aProgramUnderAMaskOfItsOwnSeesThatMask(@Tracee("masks_seen") Path program)
      throws IOException {
    var untraced = Shell.run("taskset", "2", program.toString()).orFail().stdout();

    assertThat(run(SHARE, "/usr/bin/taskset", "2", program)).isEqualTo(untraced);
  }

  @Test
  void aMaskThatIsSetFromOutsideIsRespected(@Tracee("chatty") Path program) throws IOException {
    var running = running();
    try (var tracer = Tracer.open(masks, SHARE)) {
      var tid = tracer.launch(printing(program, running));
      masks.awaitNarrowed();
      var other = otherThanNarrowed(tid);

      Shell.run("taskset", "-p", Integer.toHexString(other), tid.toString()).orFail();
      masks.awaitStops(masks.stops() + 1000);

      Files.delete(running);
      tracer.join();
      assertThat(output()).isEqualTo("ready\n" + Integer.toHexString(other) + "\n");
    }
  }

  /// Waits until the program is narrowed.
  private int otherThanNarrowed(Tid tid) {
    for (var mask = Masks.of(tid); ; mask = Masks.of(tid)) {
      if (mask.equals("0") || mask.equals("1")) {
        return mask.equals("0") ? 2 : 1;
      }
    }
  }

  @Test
  void anotherTracedProcessSeesTheWholeMask(@Tracee("chatty") Path program) throws IOException {
    // The shell reads what /proc has of the program that makes the calls.
    var script =
        "\"$0\" \"$1\" >/dev/null & i=0; while [ $i -lt 60 ]; do i=$((i+1));"
            + " while read -r name value; do [ \"$name\" = Cpus_allowed_list: ] && echo $value;"
            + " done </proc/$!/status; done; rm \"$1\"; wait";

    var seen = run(SHARE, "/bin/sh", "-c", script, program, running());

    assertThat(seen.lines().distinct()).containsExactly(masks.whole());
    assertThat(masks.narrowed()).isPositive();
  }

  // ---- who is left alone

  @ParameterizedTest
  @EnumSource(CpuUse.class)
  void theMasksOfAttachedProgramsAreNeverTouched(CpuUse use, @Tracee("chatty") Path program)
      throws IOException {
    var running = running();
    try (var chatty = Background.start(program, running);
        var tracer = Tracer.open(masks, TracerOptions.defaults().withCpuUse(use))) {
      assertThat(chatty.line()).isEqualTo("ready");
      tracer.attach(chatty.pid());
      masks.awaitStops(4000);
      Files.delete(running);
      tracer.join();
    }

    assertThat(masks.narrowed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-b", "-i"})
  void aProgramOfAnotherPolicyIsNotNarrowed(String policy, @Tracee("masks_seen") Path program)
      throws IOException {
    var _ = run(SHARE, "/usr/bin/chrt", policy, "0", program);
    var before = masks.narrowed();

    assertThat(before).isLessThan(masks.stops() / 4);
    assertThat(masks.narrowedLast()).isFalse();
  }

  @Test
  void nothingIsNarrowedWhereLaunchedProgramsOutliveTheTracer(@Tracee("masks_seen") Path program)
      throws IOException {
    var _ = run(SHARE.leavingLaunchedAlive(), program);

    assertThat(masks.narrowed()).isZero();
  }

  @Test
  void offLeavesEverythingAlone(@Tracee("masks_seen") Path program) throws IOException {
    var _ = run(TracerOptions.defaults(), program);

    assertThat(masks.narrowed()).isZero();
  }

  // ---- parallelism

  @Test
  void ofSeveralBusyTasksOneAtMostIsNarrowed(@Tracee("busy_threads") Path program)
      throws IOException {
    var _ = run(SHARE, program, "500");

    assertThat(masks.mostAtOnce()).isLessThanOrEqualTo(1);
  }

  @Test
  void severalBusyTasksEndTheSharingThatAutoBeganWith(@Tracee("busy_threads") Path program)
      throws IOException {
    var _ = run(TracerOptions.defaults().withCpuUse(CpuUse.AUTO), program, "1000");

    assertThat(masks.narrowed()).isLessThan(masks.stops() / 4);
  }

  // ---- the end

  @Test
  void aProgramThatIsDetachedHasItsWholeMask(@Tracee("chatty") Path program) throws IOException {
    var running = running();
    try (var tracer = Tracer.open(masks, SHARE)) {
      var tid = tracer.launch(printing(program, running));
      masks.awaitNarrowed();

      tracer.detach(tid);
      tracer.join();

      assertThat(Masks.of(tid)).isEqualTo(masks.whole());
      Shell.run("kill", "-9", tid.toString()).orFail();
    }
  }

  @Test
  void aTaskThatTheHandlerDetachesHasItsWholeMask(@Tracee("chatty") Path program)
      throws IOException {
    var running = running();
    StopHandler handler =
        (task, stop) -> {
          var onward = masks.onStop(task, stop);
          var leaves = masks.narrowedLast() && stop instanceof TaskStop.SyscallExit;
          return leaves ? new Resumption.Detach(Optional.empty()) : onward;
        };
    try (var tracer = Tracer.open(handler, SHARE)) {
      var tid = tracer.launch(printing(program, running));
      tracer.join();

      assertThat(masks.narrowed()).isPositive();
      assertThat(Masks.of(tid)).isEqualTo(masks.whole());
      Shell.run("kill", "-9", tid.toString()).orFail();
    }
  }

  @Test
  void aTaskThatIsHeldHasItsWholeMask(@Tracee("chatty") Path program) throws IOException {
    var running = running();
    StopHandler handler =
        (task, stop) -> {
          var onward = masks.onStop(task, stop);
          return masks.narrowedLast() ? Resumption.hold() : onward;
        };
    try (var tracer = Tracer.open(handler, SHARE)) {
      var tid = tracer.launch(printing(program, running));
      masks.awaitNarrowed();

      Masks.await(() -> Masks.of(tid).equals(masks.whole()));
    }
  }

  @Test
  void aCallThatIsInjectedSeesTheWholeMask(@Tracee("chatty") Path program) throws IOException {
    var running = running();
    var seen = new CompletableFuture<Long>();
    StopHandler handler =
        (task, stop) -> {
          var onward = masks.onStop(task, stop);
          if (masks.narrowedLast() && stop instanceof TaskStop.SyscallExit && !seen.isDone()) {
            var room = task.registers().sp().plus(-4096);
            task.inject(SCHED_GETAFFINITY, new Arguments(0, 128, room.value(), 0, 0, 0));
            seen.complete((long) Long.bitCount(task.memory().read(room, 1)[0]));
          }
          return onward;
        };
    try (var tracer = Tracer.open(handler, SHARE)) {
      tracer.launch(printing(program, running));

      assertThat(seen.join()).isGreaterThan(1);
    }
  }

  @Test
  void theTracerThreadAloneIsNarrowedBesideTheProgramAndOnlyMeanwhile(
      @Tracee("chatty") Path program) throws IOException {
    var running = running();
    try (var tracer = Tracer.open(masks, SHARE)) {
      var tid = tracer.launch(printing(program, running));
      masks.awaitNarrowed();

      assertThat(narrowedThreadsOfThisProcess()).isLessThanOrEqualTo(1);

      tracer.signal(tid, Signal.STOP);
      Masks.await(() -> Masks.of(tid).equals(masks.whole()));
      tracer.signal(tid, Signal.KILL);
      tracer.join();
    }
    assertThat(narrowedThreadsOfThisProcess()).isZero();
  }

  private long narrowedThreadsOfThisProcess() throws IOException {
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      return threads
          .map(thread -> Masks.of(thread.resolve("status")))
          .filter(mask -> !mask.isEmpty() && !mask.equals(masks.whole()))
          .count();
    }
  }
}
