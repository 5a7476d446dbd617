package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.SyscallUserDispatch;
import dev.spoor.machine.Address;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("live")
class SyscallsTest {
  private static final String EACH_WIDTH = "-m64, 0, 1, c000003e\n-m32, 3, 4, 40000003";

  private static Traced atWriteOf(String line, String width, long read, long write) {
    var task = Traced.stopped(Tracees.compile("echo_lines", width));
    task.toEntryOf(read);
    task.program.say(line);
    task.toEntryOf(write);
    return task;
  }

  @ParameterizedTest
  @CsvSource(textBlock = EACH_WIDTH)
  void anEntryHasNumberArgumentsAndAbi(String width, long read, long write, String arch) {
    try (var task = atWriteOf("four", width, read, write)) {
      var entry = (SyscallInfo.Entry) task.kernel.syscallInfo(task.tid);

      assertThat(Integer.toHexString(entry.auditArch())).isEqualTo(arch);
      assertThat(entry.a0()).isEqualTo(1);
      assertThat(entry.a2()).isEqualTo(5);
      assertThat(entry.pc()).isEqualTo(task.kernel.generalRegisters(task.tid).pc());
      assertThat(entry.sp()).isEqualTo(task.kernel.generalRegisters(task.tid).sp());
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = EACH_WIDTH)
  void anArgumentChangedAtTheEntryIsWhatTheKernelUses(
      String width, long read, long write, String arch) {
    try (var task = atWriteOf("four", width, read, write)) {
      var e = (SyscallInfo.Entry) task.kernel.syscallInfo(task.tid);

      task.kernel.setSyscallInfo(
          task.tid,
          new SyscallInfo.Entry(
              e.auditArch(), e.pc(), e.sp(), e.number(), e.a0(), e.a1() + 1, 4, 0, 0, 0));
      task.cont();

      assertThat(task.program.line()).isEqualTo("our");
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = EACH_WIDTH)
  void aResultChangedAtTheExitIsWhatTheProgramSees(
      String width, long read, long write, String arch) {
    try (var task = atWriteOf("four", width, read, write)) {
      task.kernel.syscall(task.tid, Optional.empty());
      task.next();
      var exit = (SyscallInfo.Exit) task.kernel.syscallInfo(task.tid);
      assertThat(exit.result()).isEqualTo(5);

      // The library writes again what it believes was not written: the last two of five bytes.
      task.kernel.setSyscallInfo(
          task.tid, new SyscallInfo.Exit(exit.auditArch(), exit.pc(), exit.sp(), 3, false));
      task.cont();

      assertThat(task.program.line()).isEqualTo("four");
      assertThat(task.program.line()).isEqualTo("r");
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = EACH_WIDTH)
  void aNumberOfMinusOneSkipsTheCall(String width, long read, long write, String arch) {
    try (var task = atWriteOf("four", width, read, write)) {
      var e = (SyscallInfo.Entry) task.kernel.syscallInfo(task.tid);

      task.kernel.setSyscallInfo(
          task.tid,
          new SyscallInfo.Entry(e.auditArch(), e.pc(), e.sp(), -1, e.a0(), e.a1(), 5, 0, 0, 0));
      task.kernel.syscall(task.tid, Optional.empty());
      task.next();
      var exit = (SyscallInfo.Exit) task.kernel.syscallInfo(task.tid);
      assertThat(exit.result()).isEqualTo(-38);
      task.kernel.setSyscallInfo(
          task.tid, new SyscallInfo.Exit(exit.auditArch(), exit.pc(), exit.sp(), 5, false));
      task.cont();

      task.program.say("next");
      assertThat(task.program.line()).isEqualTo("next");
    }
  }

  @Test
  void restartableSequencesAreWhereTheLibraryRegisteredThem(@Tracee("rseq_area") Path program) {
    try (var task = Traced.stopped(program)) {
      var rseq = task.kernel.rseqConfiguration(task.tid);

      assertThat(rseq.area()).isEqualTo(Address.of(task.word(1)));
      assertThat(rseq.areaBytes()).isEqualTo(32);
      assertThat(rseq.signature()).isEqualTo(0x5305_3053);
    }
  }

  @Test
  void aProgramsOwnDispatchIsShown(@Tracee("dispatch") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(task.kernel.syscallUserDispatch(task.tid))
          .isEqualTo(
              new SyscallUserDispatch(
                  SyscallUserDispatch.ON, Address.of(task.word(1)), Address.of(0x1000), 0x2000));
    }
  }

  @Test
  void dispatchSwitchedOffByTheTracerRedirectsNothing(@Tracee("dispatch") Path program) {
    try (var task = Traced.stopped(program)) {
      task.kernel.setSyscallUserDispatch(
          task.tid,
          new SyscallUserDispatch(SyscallUserDispatch.OFF, Address.ZERO, Address.ZERO, 0));
      task.program.say("");
      task.cont();

      assertThat(task.program.line()).isEqualTo("0");
    }
  }
}
