package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class EventsTest {
  private static Traced spawning(PtraceOption option, Path program, String how) {
    var traced = Traced.seized(EnumSet.of(option), program, how);
    traced.program.say("go");
    return traced;
  }

  private static WaitStatus.Stopped event(int event) {
    return new WaitStatus.Stopped(Signal.TRAP, false, event);
  }

  /// The child is traced from its birth and stops before its first instruction.
  private static Tid bornStopped(Traced parent) {
    var child = parent.andAlso(Tid.of((int) parent.kernel.eventMessage(parent.tid)));
    assertThat(parent.kernel.await(child))
        .isInstanceOfSatisfying(
            WaitOutcome.Report.class,
            report -> assertThat(report.status()).isEqualTo(event(PtraceEvent.STOP)));
    return child;
  }

  @Test
  void aForkIsReportedWithItsChild(@Tracee("spawn") Path program) {
    try (var parent = spawning(PtraceOption.TRACEFORK, program, "fork")) {
      assertThat(parent.next()).isEqualTo(event(PtraceEvent.FORK));
      var child = bornStopped(parent);

      parent.kernel.cont(child, Optional.empty());

      assertThat(parent.kernel.await(child)).isEqualTo(new WaitOutcome.Report(child, 7 << 8));
    }
  }

  @Test
  void aVforkIsReportedWithItsChild(@Tracee("spawn") Path program) {
    try (var parent = spawning(PtraceOption.TRACEVFORK, program, "vfork")) {
      assertThat(parent.next()).isEqualTo(event(PtraceEvent.VFORK));
      assertThat(bornStopped(parent)).isNotEqualTo(parent.tid);
    }
  }

  @Test
  void theEndOfAVforkIsReportedOnce(@Tracee("spawn") Path program) {
    try (var parent = spawning(PtraceOption.TRACEVFORKDONE, program, "vfork")) {
      assertThat(parent.next()).isEqualTo(event(PtraceEvent.VFORK_DONE));
      assertThat(parent.kernel.eventMessage(parent.tid)).isGreaterThan(parent.tid.value());

      // The child was not traced; its SIGCHLD stops the parent like any signal.
      parent.cont();
      assertThat(parent.next().signal()).isEqualTo(Signal.CHLD);
      parent.cont();
      assertThat(parent.end()).isEqualTo(new WaitStatus.Exited(5));
    }
  }

  @Test
  void aThreadIsReportedAsAClone(@Tracee("spawn") Path program) {
    try (var parent = spawning(PtraceOption.TRACECLONE, program, "clone")) {
      assertThat(parent.next()).isEqualTo(event(PtraceEvent.CLONE));
      assertThat(bornStopped(parent)).isNotEqualTo(parent.tid);
    }
  }

  @Test
  void anExecIsReportedAfterTheNewProgramIsInPlace(@Tracee("spawn") Path program) throws Exception {
    try (var task = spawning(PtraceOption.TRACEEXEC, program, "exec")) {
      assertThat(task.next()).isEqualTo(event(PtraceEvent.EXEC));
      assertThat(task.kernel.eventMessage(task.tid)).isEqualTo(task.tid.value());
      assertThat(Path.of("/proc/" + task.tid + "/exe").toRealPath())
          .isEqualTo(Path.of("/bin/sh").toRealPath());
    }
  }

  @Test
  void withoutTraceexecAnExecAfterAttachStopsWithAPlainSigtrap(@Tracee("spawn") Path program) {
    try (var task = Traced.running(program, "exec")) {
      task.kernel.attach(task.tid);
      task.next();
      task.cont();

      task.program.say("go");

      assertThat(task.next()).isEqualTo(event(0));
    }
  }

  @Test
  void withoutTraceexecAnExecDoesNotStopASeizedTask(@Tracee("spawn") Path program) {
    try (var task = Traced.seized(EnumSet.noneOf(PtraceOption.class), program, "exec")) {
      task.program.say("go");

      assertThat(task.end()).isEqualTo(new WaitStatus.Exited(5));
    }
  }

  @Test
  void theExitIsReportedWhileTheTaskCanStillBeLookedAt(@Tracee("spawn") Path program) {
    try (var task = spawning(PtraceOption.TRACEEXIT, program, "nothing")) {
      assertThat(task.next()).isEqualTo(event(PtraceEvent.EXIT));
      assertThat(task.kernel.eventMessage(task.tid)).isEqualTo(5 << 8);
      assertThat(task.kernel.generalRegisters(task.tid).sp().isZero()).isFalse();

      task.cont();
      assertThat(task.end()).isEqualTo(new WaitStatus.Exited(5));
    }
  }
}
