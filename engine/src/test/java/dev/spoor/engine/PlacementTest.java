package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.testkit.ScriptedKernel;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two tasks of a launched program on a machine with two CPUs, the tracer on CPU 1.
class PlacementTest {
  private static final int TRACER = 1;
  private static final int FIRST = 100;
  private static final int SECOND = 101;
  private static final CpuSet BOTH = CpuSet.of(0, 1);
  private static final CpuSet NARROWED = CpuSet.of(1);
  private static final Address PC = Address.of(0x1000);

  private static final long READ = 0;
  private static final long CLOSE = 3;
  private static final long GETPID = 39;
  private static final long CLONE = 56;
  private static final long FORK = 57;
  private static final long EXECVE = 59;
  private static final long WAIT4 = 61;
  private static final long PRCTL = 157;
  private static final long GETAFFINITY = 204;
  private static final long IO_URING_SETUP = 425;

  private final ScriptedKernel kernel =
      new ScriptedKernel()
          .cpus(BOTH)
          .mask(TRACER, BOTH)
          .mask(FIRST, BOTH)
          .mask(SECOND, BOTH)
          .accept("interruptEvery");
  private final Load load = new Load();
  private final TrackedTask first = task(FIRST, true);
  private final TrackedTask second = task(SECOND, true);
  private boolean harmless = true;
  private Placement placement = placement(CpuUse.SHARE, true);

  private static final class Load extends MachineLoad {
    long now;
    long waited;
    double elsewhere;

    @Override
    long nanoTime() {
      return now;
    }

    @Override
    long waitedNanos() {
      return waited;
    }

    @Override
    double runningElsewhere() {
      return elsewhere;
    }
  }

  PlacementTest() {
    for (var i = 0; i < 10_000; i++) {
      kernel.answer("currentCpu()", 1);
      kernel.answer("schedulingPolicy(100)", 0);
      kernel.answer("schedulingPolicy(101)", 0);
    }
  }

  private Placement placement(CpuUse use, boolean mayShare) {
    return new Placement(
        kernel,
        use,
        mayShare,
        load,
        new KnownDescriptors.Look() {
          @Override
          public boolean isHarmless(Tid tid, int descriptor) {
            return harmless;
          }

          @Override
          public boolean isHarmlessAtAGlance(Tid tid, int descriptor) {
            return false;
          }
        });
  }

  private static TrackedTask task(int tid, boolean launched) {
    return new TrackedTask(
        Tid.of(tid),
        Tid.of(tid),
        Tid.of(tid),
        launched,
        TrackedTask.Arrival.ARRIVED,
        new TaskCpu(false));
  }

  private void stop(TrackedTask task, TaskStop stop) {
    task.current = stop;
    placement.stopped(task);
  }

  private void resume(TrackedTask task) {
    placement.resuming(task, Until.SYSCALL);
  }

  private void enter(TrackedTask task, long number, long... arguments) {
    enterOnly(task, number, arguments);
    resume(task);
  }

  private void enterOnly(TrackedTask task, long number, long... arguments) {
    var six = Arrays.copyOf(arguments, 6);
    task.abi = Abi.X86_64;
    task.number = number;
    stop(
        task,
        new TaskStop.SyscallEntry(
            task.tid,
            Abi.X86_64,
            number,
            new Arguments(six[0], six[1], six[2], six[3], six[4], six[5]),
            PC,
            PC));
  }

  private void exit(TrackedTask task, long result) {
    stop(task, new TaskStop.SyscallExit(task.tid, Abi.X86_64, result, result < 0, PC, PC));
    resume(task);
  }

  private void call(TrackedTask task, long number, long... arguments) {
    enter(task, number, arguments);
    exit(task, 0);
  }

  private void share(TrackedTask task) {
    call(task, GETPID);
    assertThat(mask(task)).isEqualTo(NARROWED);
  }

  private CpuSet mask(TrackedTask task) {
    return kernel.mask(task.tid.value());
  }

  private CpuSet duringCall(TrackedTask task, long number, long... arguments) {
    enter(task, number, arguments);
    var seen = mask(task);
    exit(task, 0);
    return seen;
  }

  // ---- sharing

  @Test
  void theTracerAndTheTaskAreOnTheCpuWhereTheTracerRuns() {
    share(first);

    assertThat(kernel.mask(TRACER)).isEqualTo(NARROWED);
  }

  @Test
  void harmlessCallsOfTheGuestAskTheKernelNothing() {
    share(first);
    var before = kernel.requests().size();

    for (var i = 0; i < 1000; i++) {
      call(first, GETPID);
    }

    assertThat(kernel.requests()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {READ, CLONE, FORK, EXECVE, PRCTL, GETAFFINITY, 231, 1000})
  void aCallThatCouldShowOrHandOnTheMaskFindsTheWholeOne(long number) {
    share(first);

    assertThat(duringCall(first, number)).isEqualTo(BOTH);
    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  @Test
  void readingWhatIsKnownToBeHarmlessAsksTheKernelNothing() {
    share(first);
    for (var i = 0; i < 10; i++) {
      call(first, READ, 5);
    }
    var before = kernel.requests().size();

    call(first, READ, 5);

    assertThat(kernel.requests()).hasSize(before);
  }

  @Test
  void aDescriptorThatWasClosedIsNotHarmlessAnyMore() {
    share(first);
    for (var i = 0; i < 10; i++) {
      call(first, READ, 5);
    }
    harmless = false;
    call(first, CLOSE, 5);

    assertThat(duringCall(first, READ, 5)).isEqualTo(BOTH);
  }

  @Test
  void whileAnotherTaskMaySeeMasksNobodyIsNarrowed() {
    share(first);
    enter(first, GETPID);

    enter(second, GETAFFINITY, FIRST);
    assertThat(mask(first)).isEqualTo(BOTH);
    exit(first, 0);
    assertThat(mask(first)).isEqualTo(BOTH);
    exit(second, 0);
    enter(second, WAIT4);
    call(first, GETPID);

    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  @Test
  void aCallThatTheHandlerHasChangedFindsTheWholeMask() {
    share(first);
    enterOnly(first, GETPID);
    first.cpu.registersChanged = true;
    resume(first);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void theProgramsOwnMaskIsTakenOver() {
    share(first);
    enter(first, 203);
    kernel.mask(FIRST, CpuSet.of(0));
    exit(first, 0);

    assertThat(mask(first)).isEqualTo(CpuSet.of(0));
    assertThat(kernel.mask(TRACER)).isEqualTo(CpuSet.of(0));
    assertThat(duringCall(first, GETAFFINITY)).isEqualTo(CpuSet.of(0));
  }

  // ---- several tasks

  @Test
  void twoTasksAreNeverNarrowedAtOnce() {
    share(first);
    call(second, GETPID);

    assertThat(mask(second)).isEqualTo(BOTH);
  }

  @Test
  void aTaskInACallInWhichItDoesNotWaitCountsAsRunning() {
    enter(first, GETPID);
    call(second, GETPID);

    assertThat(mask(second)).isEqualTo(BOTH);
  }

  @Test
  void aTaskTakesThePlaceOfOneThatWaits() {
    share(first);
    enter(first, WAIT4);

    call(second, GETPID);

    assertThat(mask(second)).isEqualTo(NARROWED);
    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aTaskTakesThePlaceOfOneThatHasEnded() {
    share(first);
    stop(first, new TaskStop.Exiting(first.tid, 0));
    resume(first);
    placement.ended(first);

    share(second);
  }

  // ---- who is left alone

  @Test
  void anAttachedTaskIsLeftAlone() {
    var attached = task(FIRST, false);
    call(attached, GETPID);

    assertThat(mask(attached)).isEqualTo(BOTH);
    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);
  }

  @Test
  void nothingIsNarrowedThatWouldOutliveTheTracer() {
    placement = placement(CpuUse.SHARE, false);
    call(first, GETPID);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aTaskOfAnotherPolicyIsLeftAlone() {
    var batch = new ScriptedKernel().mask(TRACER, BOTH).mask(FIRST, BOTH);
    batch.answer("schedulingPolicy(100)", 3);
    placement = new Placement(batch, CpuUse.SHARE, true, load);
    call(first, GETPID);
    call(first, GETPID);

    assertThat(batch.mask(FIRST)).isEqualTo(BOTH);
    assertThat(batch.requests()).doesNotContain("setAffinity(100, 1)");
  }

  @Test
  void aTaskOfAnotherUserIsLeftAlone() {
    kernel.fail("setAffinity(100, 0-8191)", Errno.EPERM);
    call(first, GETPID);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aTaskWhoseCallsAreNotSeenIsLeftAlone() {
    share(first);
    enterOnly(first, GETPID);
    placement.resuming(first, Until.STOP);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void whileATaskIsNotSeenNobodyIsNarrowed() {
    enterOnly(second, GETPID);
    placement.resuming(second, Until.STOP);
    call(first, GETPID);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @ParameterizedTest
  @ValueSource(longs = {IO_URING_SETUP, 317})
  void afterACallThatHidesOthersNothingIsNarrowedAnyMore(long number) {
    share(first);
    call(first, number);
    call(first, GETPID);

    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);
  }

  @Test
  void aFilterOfTheProgramsOwnEndsTheSharing() {
    share(first);
    call(first, PRCTL, 22);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aThreadThatIsNotFollowedEndsTheSharing() {
    share(first);
    enter(first, CLONE, 0x10f00);
    exit(first, SECOND);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aProcessThatIsNotFollowedDoesNot() {
    share(first);
    enter(first, FORK);
    exit(first, SECOND);

    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  // ---- the end

  @Test
  void aTaskThatPartsHasItsMask() {
    share(first);
    placement.parting(first);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @Test
  void aProgramThatIsAboutToBeStartedInheritsTheWholeMask() {
    share(first);
    placement.spawning();

    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);
  }

  @Test
  void aGuestThatMakesNoCallsIsLetGo() {
    share(first);
    call(first, GETPID);
    load.now = 50_000_000;
    placement.interrupted();
    load.now = 100_000_000;
    placement.interrupted();

    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);
    share(first);
  }

  @Test
  void aWakeUpSoonAfterAnotherIsNoSignOfSilence() {
    share(first);
    call(first, GETPID);
    placement.interrupted();
    load.now = 1_000_000;
    placement.interrupted();

    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  @Test
  void aTaskThatExecutesHasNoMaskThatIsRemembered() {
    share(first);
    enter(first, EXECVE);
    stop(first, new TaskStop.Execed(first.tid, first.tid));
    placement.execed(first);
    kernel.mask(FIRST, CpuSet.of(1));
    resume(first);
    exit(first, 0);

    assertThat(duringCall(first, GETAFFINITY)).isEqualTo(CpuSet.of(1));
  }

  // ---- choosing

  private void window(TrackedTask... busy) {
    load.now += 20_000_000;
    for (var i = 0; i < 128; i++) {
      for (var task : busy) {
        enter(task, GETPID);
      }
      for (var task : busy) {
        exit(task, 0);
      }
    }
  }

  @Test
  void autoSharesWithOneBusyTask() {
    placement = placement(CpuUse.AUTO, true);
    window(first);
    window(first);

    assertThat(placement.mode()).isEqualTo(CpuMode.SHARE);
    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  @Test
  void autoTriesWithoutSharingWhereOthersWantTheCpu() {
    placement = placement(CpuUse.AUTO, true);
    window(first);
    assertThat(mask(first)).isEqualTo(NARROWED);
    load.waited += 15_000_000;
    window(first);

    assertThat(placement.mode()).isEqualTo(CpuMode.OFF);
    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);

    window(first);

    assertThat(placement.mode()).isEqualTo(CpuMode.SHARE);
  }

  @Test
  void autoSpinsForAttachedTasks() {
    placement = placement(CpuUse.AUTO, true);
    window(task(FIRST, false));

    assertThat(placement.mode()).isEqualTo(CpuMode.SPIN);
    assertThat(placement.spins()).isTrue();
  }

  @Test
  void autoGivesSeveralBusyTasksTheirCpus() {
    placement = placement(CpuUse.AUTO, true);
    load.elsewhere = 1;
    window(first, second);
    window(first, second);

    assertThat(placement.mode()).isEqualTo(CpuMode.OFF);
    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(mask(second)).isEqualTo(BOTH);
  }

  // ---- tasks whose calls nobody watches

  private boolean trap(TrackedTask task) {
    return trap(task, Until.STOP);
  }

  private boolean trap(TrackedTask task, Until until) {
    stop(task, new TaskStop.SignalDelivery(task.tid, Signal.TRAP));
    var watched = placement.watches(task, until);
    placement.resuming(task, watched ? Until.SYSCALL : until);
    return watched;
  }

  private static Registers at(long pc) {
    return RegisterImage.empty(X86_64.table())
        .withBlock(X86_64.GENERAL, new byte[X86_64.GENERAL.sizeBytes()])
        .with("rip", pc);
  }

  private void traps(TrackedTask task) {
    for (var i = 0; i < 40; i++) {
      trap(task);
    }
  }

  @Test
  void aTaskThatMakesAllStopsIsWatchedAndShares() {
    placement = placement(CpuUse.AUTO_UNWATCHED, true);
    trap(second);
    assertThat(trap(first)).isFalse();
    assertThat(mask(first)).isEqualTo(BOTH);
    traps(first);

    assertThat(trap(first)).isTrue();
    assertThat(mask(first)).isEqualTo(NARROWED);
    assertThat(duringCall(first, GETAFFINITY)).isEqualTo(BOTH);
    assertThat(mask(first)).isEqualTo(NARROWED);
  }

  @Test
  void tasksThatTakeTurnsAreLeftAlone() {
    placement = placement(CpuUse.AUTO_UNWATCHED, true);
    for (var i = 0; i < 100; i++) {
      assertThat(trap(first)).isFalse();
      assertThat(trap(second)).isFalse();
    }
    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(mask(second)).isEqualTo(BOTH);
  }

  @Test
  void aTaskThatIsHeldHasItsMaskAndSoHasTheTracer() {
    placement = placement(CpuUse.AUTO_UNWATCHED, true);
    traps(first);
    assertThat(mask(first)).isEqualTo(NARROWED);

    placement.parting(first);

    assertThat(mask(first)).isEqualTo(BOTH);
    assertThat(kernel.mask(TRACER)).isEqualTo(BOTH);
  }

  @Test
  void aTaskThatMakesManyCallsIsNotWatchedForLong() {
    placement = placement(CpuUse.AUTO_UNWATCHED, true);
    traps(first);
    for (var i = 0; i < 40; i++) {
      enterOnly(first, GETPID);
      var watched = placement.watches(first, Until.STOP);
      placement.resuming(first, watched ? Until.SYSCALL : Until.STOP);
    }
    assertThat(trap(first)).isFalse();
    assertThat(mask(first)).isEqualTo(BOTH);
    traps(first);
    assertThat(trap(first)).isFalse();
  }

  @Test
  void aStepOverACallIsMadeWithTheTasksOwnMask() {
    placement = placement(CpuUse.AUTO_UNWATCHED, true);
    first.registers = Optional.of(at(0x1000));
    for (var i = 0; i < 40; i++) {
      kernel.answer("peekText(100, 0x1000)", 0x9090909090909090L);
      trap(first, Until.NEXT_INSTRUCTION);
    }
    assertThat(mask(first)).isEqualTo(NARROWED);

    first.registers = Optional.of(at(0x2000));
    kernel.answer("peekText(100, 0x2000)", 0x909090909090050fL);
    trap(first, Until.NEXT_INSTRUCTION);

    assertThat(mask(first)).isEqualTo(BOTH);
  }

  @ParameterizedTest
  @EnumSource(CpuUse.class)
  void withOneCpuNothingNeedBeTold(CpuUse use) {
    kernel.mask(TRACER, CpuSet.of(0));

    assertThat(placement(use, true).isNeeded()).isFalse();
  }
}
