package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.PtraceRegisters.Segment;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.SyscallUserDispatch;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracee;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each errno raised on purpose, and what the message says of it.
@Tag("live")
class ErrorsTest {
  private static final Set<PtraceOption> NO_OPTIONS = EnumSet.noneOf(PtraceOption.class);
  private static final int DR0 = X86_64.DEBUG_USER_OFFSET;
  private static final int DR7 = DR0 + 56;

  private static void assertFails(ThrowingCallable request, String... parts) {
    var failure = catchThrowableOfType(KernelException.class, request);
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).contains(parts);
  }

  // ---- ESRCH

  @Test
  void noSuchTask() {
    try (var kernel = Kernel.open()) {
      var nobody = Tid.of(0x3f_fff0);
      assertFails(
          () -> kernel.cont(nobody, Optional.empty()),
          "PTRACE_CONT of task 4194288",
          "ESRCH",
          "there is no such task");
      assertFails(() -> kernel.seize(nobody, NO_OPTIONS), "PTRACE_SEIZE", "no such task");
    }
  }

  @Test
  void aTaskThatRuns(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.seized(NO_OPTIONS, program)) {
      assertFails(() -> echo.kernel.eventMessage(echo.tid), "ESRCH", "it was not stopped");
    }
  }

  @Test
  void aTaskThatIsNotTraced(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.running(program)) {
      assertFails(
          () -> echo.kernel.peekData(echo.tid, Address.of(0x1000)),
          "PTRACE_PEEKDATA of task " + echo.tid + " at 0x1000",
          "ESRCH",
          "it is not traced");
    }
  }

  // ---- EPERM

  @Test
  void aTaskThatAnotherThreadTraces(@Tracee("echo_lines") Path program) throws Exception {
    try (var echo = Background.start(program);
        var kernel = Kernel.open()) {
      echo.line();
      var seized = new CountDownLatch(1);
      var done = new CountDownLatch(1);
      var tracer =
          Thread.ofPlatform()
              .name("other-tracer")
              .start(() -> {
                try (var other = Kernel.open()) {
                  other.seize(echo.pid(), NO_OPTIONS);
                  seized.countDown();
                  done.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      seized.await();
      try {
        assertFails(
            () -> kernel.seize(echo.pid(), NO_OPTIONS),
            "EPERM",
            "already traced by",
            "(other-tracer)");
        assertFails(() -> kernel.interrupt(echo.pid()), "ESRCH", "traced by", "(other-tracer)");
      } finally {
        done.countDown();
        tracer.join();
      }
    }
  }

  @Test
  void aThreadOfThisProcess() {
    try (var kernel = Kernel.open()) {
      var self = Tid.of((int) ProcessHandle.current().pid());
      assertFails(() -> kernel.seize(self, NO_OPTIONS), "EPERM", "thread of this very process");
      assertFails(() -> kernel.attach(self), "PTRACE_ATTACH", "thread of this very process");
    }
  }

  @Test
  void aThreadOfTheKernel() throws Exception {
    var kthreadd = Path.of("/proc/2/comm");
    if (!Files.exists(kthreadd) || !Files.readString(kthreadd).startsWith("kthreadd")) {
      throw Requirement.missing("threads of the kernel are not visible here");
    }
    try (var kernel = Kernel.open()) {
      assertFails(() -> kernel.seize(Tid.of(2), NO_OPTIONS), "EPERM", "thread of the kernel");
    }
  }

  @Test
  void aSegmentBaseOutsideUserSpace(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.setSegmentBase(echo.tid, Segment.FS, Address.of(Long.MIN_VALUE)),
          "PTRACE_ARCH_PRCTL",
          "EPERM",
          "outside user space");
    }
  }

  // ---- EIO

  @Test
  void wordsThatAreNotThere(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      assertFails(
          () -> task.kernel.peekData(task.tid, Address.of(0x10)),
          "PTRACE_PEEKDATA",
          "at 0x10",
          "EIO",
          "nothing is mapped there");
      assertFails(
          () -> task.kernel.pokeText(task.tid, Address.of(-8), 0), "EIO", "nothing is mapped");
      var end = Address.of(task.word(1) + 3 * 4096);
      assertFails(
          () -> task.kernel.peekText(task.tid, end.plus(-3)),
          "the word reaches past the end of the mapping at " + end);
      assertFails(
          () -> task.kernel.pokeData(task.tid, Address.of(task.word(3)), 1),
          "EIO",
          "shared and read-only");
    }
  }

  @Test
  void offsetsThatAreNone(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.peekUser(echo.tid, 44),
          "PTRACE_PEEKUSER of task " + echo.tid + " at offset 44",
          "EIO",
          "no multiple of 8");
      assertFails(() -> echo.kernel.pokeUser(echo.tid, 912, 0), "EIO", "912 bytes");
      assertFails(() -> echo.kernel.pokeUser(echo.tid, 240, 0), "EIO", "cannot be replaced");
    }
  }

  @Test
  void numbersThatAreNoSignal(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      var none = Optional.of(Signal.of(200));
      assertFails(
          () -> echo.kernel.cont(echo.tid, none), "with signal 200", "EIO", "no signal has");
      assertFails(() -> echo.kernel.detach(echo.tid, none), "PTRACE_DETACH", "no signal has");
    }
  }

  @Test
  void requestsThatOnlyASeizedTaskTakes(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.running(program)) {
      echo.kernel.attach(echo.tid);
      echo.next();

      assertFails(() -> echo.kernel.interrupt(echo.tid), "EIO", "attached, not seized");
      assertFails(() -> echo.kernel.listen(echo.tid), "EIO", "not seized");
    }
  }

  @Test
  void listenOutsideAGroupStop(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.toEntryOf(0);
      assertFails(() -> echo.kernel.listen(echo.tid), "EIO", "not in a group-stop");
    }
  }

  @Test
  void fpxregsFromA64BitTracer(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.extendedFloatingPoint(echo.tid),
          "PTRACE_GETFPXREGS",
          "EIO",
          "only a 32-bit tracer");
      assertFails(
          () -> echo.kernel.setExtendedFloatingPoint(echo.tid, new byte[512]),
          "PTRACE_SETFPXREGS",
          "EIO",
          "only a 32-bit tracer");
    }
  }

  @Test
  void aSelectorThatIsNoUsers(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      var registers = echo.kernel.generalRegisters(echo.tid);
      assertFails(
          () ->
              echo.kernel.setGeneralRegisters(echo.tid, (RegisterImage) registers.with("cs", 0x10)),
          "PTRACE_SETREGS",
          "EIO",
          "selector");
    }
  }

  // ---- EINVAL

  @Test
  void aSiginfoInAGroupStopOfASeizedTaskIsNoError(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      echo.kernel.kill(echo.tid, Signal.STOP);
      echo.cont();
      echo.next();
      echo.kernel.cont(echo.tid, Optional.of(Signal.STOP));
      assertThat(echo.next()).isInstanceOf(WaitStatus.Stopped.class);

      assertThat(echo.kernel.signalInfo(echo.tid)).as("a seized task has one").hasSize(128);
    }
  }

  @Test
  void aSiginfoInAGroupStopOfAnAttachedTask(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.running(program)) {
      echo.kernel.attach(echo.tid);
      echo.next();
      echo.kernel.cont(echo.tid, Optional.of(Signal.STOP));
      echo.next();

      assertFails(() -> echo.kernel.signalInfo(echo.tid), "EINVAL", "group-stop");
    }
  }

  @Test
  void registerSetsThatAreNone(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.registerSet(echo.tid, 0x999, 64),
          "PTRACE_GETREGSET",
          "note 0x999",
          "EINVAL",
          "no register set 0x999");
      assertFails(() -> echo.kernel.registerSet(echo.tid, 0x201, 64), "note 0x201", "does not use");
    }
  }

  @Test
  void debugRegistersThatCannotBe(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.pokeUser(echo.tid, DR0, -4096),
          "PTRACE_POKEUSER",
          "EINVAL",
          "outside user space");
      assertFails(() -> echo.kernel.pokeUser(echo.tid, DR7, 0x2_0001), "EINVAL", "debug register");
    }
  }

  @Test
  void valuesThatAreNone(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(() -> echo.kernel.threadArea(echo.tid, 5), "entry 5", "EINVAL", "12 to 14");
      assertFails(() -> echo.kernel.seccompFilter(echo.tid, 0), "EINVAL", "no seccomp filter");
      assertFails(() -> echo.kernel.seccompMetadata(echo.tid, 0), "EINVAL", "no seccomp filter");
      assertFails(
          () ->
              echo.kernel.setSyscallUserDispatch(
                  echo.tid, new SyscallUserDispatch(7, Address.ZERO, Address.ZERO, 0)),
          "EINVAL",
          "mode");
      assertFails(
          () ->
              echo.kernel.setSyscallInfo(
                  echo.tid, new SyscallInfo.Exit(0, Address.ZERO, Address.ZERO, 0, false)),
          "EINVAL",
          "not of that kind");
      var registers = echo.kernel.floatingPointRegisters(echo.tid);
      assertFails(
          () ->
              echo.kernel.setFloatingPointRegisters(
                  echo.tid, (RegisterImage) registers.with("mxcsr", 0xffff_ffffL)),
          "PTRACE_SETFPREGS",
          "EINVAL",
          "MXCSR");
    }
  }

  // ---- the others

  @Test
  void anExtendedStateThatIsNotWhole(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      assertFails(
          () -> echo.kernel.setRegisterSet(echo.tid, 0x202, new byte[600]),
          "PTRACE_SETREGSET",
          "EFAULT",
          "given whole");
    }
  }

  @Test
  void debugRegistersThatAreAllTaken(@Tracee("take_debug_registers") Path program) {
    try (var task = Traced.stopped(program)) {
      if (!task.greeting.get(1).equals("4")) {
        throw Requirement.missing("perf_event_open gives no debug registers here");
      }
      assertFails(
          () -> task.kernel.pokeUser(task.tid, DR0, task.word(2)),
          "PTRACE_POKEUSER",
          "ENOSPC",
          "all debug registers of the CPU are taken");
    }
  }

  @Test
  void aFilterTooMany(@Tracee("filters") Path program) {
    try (var task = Traced.stopped(program)) {
      assertFails(() -> task.kernel.seccompFilter(task.tid, 2), "ENOENT", "fewer seccomp filters");
    }
  }

  @Test
  void aNumberThatIsNoInt(@Tracee("echo_lines") Path program) {
    try (var echo = Traced.stopped(program)) {
      var e = echo.toEntryOf(0);
      assertFails(
          () ->
              echo.kernel.setSyscallInfo(
                  echo.tid,
                  new SyscallInfo.Entry(e.auditArch(), e.pc(), e.sp(), 1L << 40, 0, 0, 0, 0, 0, 0)),
          "PTRACE_SET_SYSCALL_INFO",
          "ERANGE",
          "does not fit");
    }
  }
}
