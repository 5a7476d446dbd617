package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SeccompFilter;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class SeccompTest {
  private static final int SECCOMP_RET_ERRNO_EPERM = 0x0005_0001;
  private static final int SECCOMP_RET_TRACE_1234 = 0x7ff0_1234;
  private static final int FLAG_LOG = 2;
  private static final long GETUID = 102;

  @Test
  void filtersAreReadInTheOrderTheyWereInstalled(@Tracee("filters") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(task.kernel.seccompFilter(task.tid, 0).program())
          .hasSize(4)
          .contains(new SeccompFilter.Instruction(6, 0, 0, SECCOMP_RET_ERRNO_EPERM));
      assertThat(task.kernel.seccompFilter(task.tid, 1).program())
          .contains(new SeccompFilter.Instruction(6, 0, 0, SECCOMP_RET_TRACE_1234));
    }
  }

  @Test
  void metadataTellsWhichFilterLogs(@Tracee("filters") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(task.kernel.seccompMetadata(task.tid, 0).flags()).isZero();
      assertThat(task.kernel.seccompMetadata(task.tid, 1).flags()).isEqualTo(FLAG_LOG);
    }
  }

  @Test
  void aFilterThatAsksTheTracerStopsTheTask(@Tracee("filters") Path program) {
    try (var task = Traced.seized(EnumSet.of(PtraceOption.TRACESECCOMP), program)) {
      task.program.say("");

      assertThat(task.next())
          .isEqualTo(new WaitStatus.Stopped(Signal.TRAP, false, PtraceEvent.SECCOMP));
      assertThat(task.kernel.eventMessage(task.tid)).isEqualTo(0x1234);
      assertThat(task.kernel.syscallInfo(task.tid))
          .isInstanceOfSatisfying(
              SyscallInfo.Seccomp.class,
              stop -> {
                assertThat(stop.number()).isEqualTo(GETUID);
                assertThat(stop.data()).isEqualTo(0x1234);
              });

      task.cont();
      assertThat(task.program.line()).isEqualTo("getppid refused");
      assertThat(task.program.line()).isEqualTo("getuid allowed");
    }
  }

  @Test
  void suspendedFiltersRefuseNothing(@Tracee("filters") Path program) {
    try (var task = Traced.seized(EnumSet.of(PtraceOption.SUSPEND_SECCOMP), program)) {
      task.program.say("");

      assertThat(task.program.line()).isEqualTo("getppid allowed");
    }
  }
}
