package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class AttachingTest {
  private static final Set<PtraceOption> NO_OPTIONS = EnumSet.noneOf(PtraceOption.class);
  private static final long READ = 0;

  @Test
  void aSeizedTaskRunsOn(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.seized(NO_OPTIONS, program)) {
      echo.program.say("still here");

      assertThat(echo.program.line()).isEqualTo("still here");
      assertThat(echo.kernel.poll(echo.tid)).isEqualTo(new WaitOutcome.Nothing());
    }
  }

  @Test
  void anAttachedTaskStopsWithSigstopWhichTheTracerCanSwallow(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.running(program)) {
      echo.kernel.attach(echo.tid);

      assertThat(echo.next()).isEqualTo(new WaitStatus.Stopped(Signal.STOP, false, 0));
      assertThat(Processes.state(echo.tid)).isEqualTo('t');

      echo.cont();
      echo.program.say("on");
      assertThat(echo.program.line()).isEqualTo("on");
    }
  }

  @Test
  void anInterruptedTaskReportsAnEventStop(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.seized(NO_OPTIONS, program)) {
      echo.kernel.interrupt(echo.tid);

      assertThat(echo.next())
          .isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, PtraceEvent.STOP));
    }
  }

  @Test
  void aDetachedTaskRunsOnUntraced(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.detach(echo.tid, Optional.empty());

      echo.program.say("free");
      assertThat(echo.program.line()).isEqualTo("free");
      assertThat(echo.kernel.poll(echo.tid)).isEqualTo(new WaitOutcome.NoTracees());
    }
  }

  @Test
  void aSignalCanBeGivenWithTheDetach(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.seized(NO_OPTIONS, program)) {
      // Only a signal-delivery-stop passes a signal on.
      echo.kernel.kill(echo.tid, Signal.USR1);
      echo.next();

      echo.kernel.detach(echo.tid, Optional.of(Signal.TERM));

      assertThat(echo.program.exit()).isEqualTo(128 + Signal.TERM.number());
    }
  }

  @Test
  void ptraceKillEndsTheTask(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.ptraceKill(echo.tid);

      assertThat(echo.end()).isEqualTo(new WaitStatus.Killed(Signal.KILL, false));
    }
  }

  @Test
  void setOptionsReplacesTheOptionsGivenBefore(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.toEntryOf(READ);

      echo.kernel.setOptions(echo.tid, NO_OPTIONS);
      echo.program.say("x");
      echo.kernel.syscall(echo.tid, Optional.empty());

      assertThat(echo.next()).isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, 0));
      // Without TRACESYSGOOD the kernel does not tell a syscall-stop from another.
      assertThat(echo.kernel.syscallInfo(echo.tid)).isInstanceOf(SyscallInfo.None.class);
    }
  }

  @Test
  void oldSetOptionsDoesTheSame(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.seized(NO_OPTIONS, program)) {
      echo.stop();
      echo.kernel.oldSetOptions(echo.tid, EnumSet.of(PtraceOption.TRACESYSGOOD));

      echo.kernel.syscall(echo.tid, Optional.empty());

      assertThat(echo.next().syscall()).isTrue();
    }
  }

  @Test
  void withExitkillTheTaskDiesWithItsTracer(@Tracee("echo_lines") Path program)
      throws InterruptedException {
    try (var echo = Background.start(program)) {
      echo.line();
      seizeFromAThreadThatEnds(echo, EnumSet.of(PtraceOption.EXITKILL));

      assertThat(echo.exit()).isEqualTo(128 + Signal.KILL.number());
    }
  }

  @Test
  void withoutExitkillItOutlivesItsTracer(@Tracee("echo_lines") Path program)
      throws InterruptedException {
    try (var echo = Background.start(program)) {
      echo.line();
      seizeFromAThreadThatEnds(echo, NO_OPTIONS);

      echo.say("alive");
      assertThat(echo.line()).isEqualTo("alive");
    }
  }

  private static void seizeFromAThreadThatEnds(Background program, Set<PtraceOption> options)
      throws InterruptedException {
    var tracer =
        Thread.ofPlatform()
            .start(() -> {
              try (var kernel = Kernel.open()) {
                kernel.seize(program.pid(), options);
              }
            });
    tracer.join();
  }
}
