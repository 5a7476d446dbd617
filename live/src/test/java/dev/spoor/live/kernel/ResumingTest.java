package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.testkit.Processes;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class ResumingTest {
  private static final int TRAP_TRACE = 2;
  private static final long READ = 0;
  private static final long WRITE = 1;

  private static SignalInfo signal(Traced task) {
    return SignalInfo.parse(task.kernel.signalInfo(task.tid), Abi.X86_64);
  }

  @Test
  void contDeliversTheSignalItIsGiven(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.kill(echo.tid, Signal.TERM);
      echo.cont();
      assertThat(echo.next().signal()).isEqualTo(Signal.TERM);

      echo.kernel.cont(echo.tid, Optional.of(Signal.USR2));

      assertThat(echo.end()).isEqualTo(new WaitStatus.Killed(Signal.USR2, false));
    }
  }

  @Test
  void contWithoutASignalDropsIt(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.kill(echo.tid, Signal.TERM);
      echo.cont();
      echo.next();

      echo.cont();

      echo.program.say("unharmed");
      assertThat(echo.program.line()).isEqualTo("unharmed");
    }
  }

  @Test
  void syscallStopsAtEntryAndAtExit(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.toEntryOf(READ);
      echo.program.say("four");
      echo.kernel.syscall(echo.tid, Optional.empty());
      echo.next();

      assertThat(echo.kernel.syscallInfo(echo.tid))
          .isInstanceOfSatisfying(
              SyscallInfo.Exit.class,
              exit -> {
                assertThat(exit.result()).isEqualTo(5);
                assertThat(exit.failed()).isFalse();
              });
    }
  }

  @Test
  void singleStepRunsOneInstruction(@Tracee("write_line") Path program) {
    try (var task = Traced.stopped(program)) {
      task.toEntryOf(READ);
      task.program.say("");
      task.kernel.syscall(task.tid, Optional.empty());
      task.next();
      var pc = task.kernel.generalRegisters(task.tid).pc();

      task.kernel.singleStep(task.tid, Optional.empty());

      assertThat(task.next()).isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, 0));
      assertThat(signal(task).code()).isEqualTo(TRAP_TRACE);
      assertThat(task.kernel.generalRegisters(task.tid).pc()).isEqualTo(pc.plus(5));
      assertThat(task.kernel.generalRegisters(task.tid).unsigned("rax")).isEqualTo(1);
    }
  }

  @Test
  void singleBlockRunsOnAndStops(@Tracee("echo_lines") Path program) {
    try (var task = Traced.stopped(program)) {
      task.toEntryOf(READ);
      task.program.say("x");
      task.kernel.syscall(task.tid, Optional.empty());
      task.next();
      var pc = task.kernel.generalRegisters(task.tid).pc();

      // Where branch tracing is not virtualised each instruction is a block of its own.
      for (var i = 0; i < 4; i++) {
        task.kernel.singleBlock(task.tid, Optional.empty());
        assertThat(task.next()).isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, 0));
      }

      assertThat(task.kernel.generalRegisters(task.tid).pc()).isNotEqualTo(pc);
    }
  }

  @Test
  void sysemuKeepsTheCallFromTheKernel(@Tracee("write_line") Path program) {
    try (var task = Traced.stopped(program)) {
      task.toEntryOf(READ);
      task.program.say("");
      task.kernel.sysemu(task.tid, Optional.empty());
      task.next();
      var atWrite = task.kernel.generalRegisters(task.tid);
      assertThat(atWrite.unsigned("orig_rax")).isEqualTo(WRITE);

      var answered = atWrite.with("rax", 5);
      task.kernel.setRegisterSet(
          task.tid, 1, ((dev.spoor.machine.RegisterImage) answered).block(general()));
      task.cont();

      assertThat(task.end()).isEqualTo(new WaitStatus.Exited(7));
      assertThat(task.program.rest()).isEmpty();
    }
  }

  private static dev.spoor.machine.RegisterSet general() {
    return dev.spoor.machine.x86_64.X86_64.GENERAL;
  }

  @Test
  void sysemuSingleStepStepsAndSkipsTheCall(@Tracee("write_line") Path program) {
    try (var task = Traced.stopped(program)) {
      task.toEntryOf(READ);
      task.program.say("");
      task.kernel.syscall(task.tid, Optional.empty());
      task.next();

      var atCall = 0L;
      for (var steps = 0; atCall != WRITE && steps < 20; steps++) {
        task.kernel.sysemuSingleStep(task.tid, Optional.empty());
        if (task.next().syscall()) {
          atCall = task.kernel.generalRegisters(task.tid).unsigned("orig_rax");
        }
      }
      assertThat(atCall).isEqualTo(WRITE);

      task.cont();
      assertThat(task.end()).isEqualTo(new WaitStatus.Exited(7));
      assertThat(task.program.rest()).isEmpty();
    }
  }

  @Test
  void listenKeepsTheGroupStopAndReportsItsEnd(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.kill(echo.tid, Signal.STOP);
      echo.cont();
      echo.next();
      echo.kernel.cont(echo.tid, Optional.of(Signal.STOP));
      assertThat(echo.next())
          .isEqualTo(new WaitStatus.Stopped(Signal.STOP, false, PtraceEvent.STOP));

      echo.kernel.listen(echo.tid);
      assertThat(echo.kernel.poll(echo.tid)).isEqualTo(new WaitOutcome.Nothing());
      assertThat(Processes.state(echo.tid)).isIn('t', 'T');

      echo.kernel.kill(echo.tid, Signal.CONT);
      assertThat(echo.next())
          .isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, PtraceEvent.STOP));
    }
  }
}
