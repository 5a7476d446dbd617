package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// Sizes that the kernel refuses, arrays that it takes only in part, results in other places. The
/// lines are what strace 6.1 printed of a C program that made the same calls.
class RefusedAndLimitedTest {
  @Test
  void ofASizeThatIsRefusedTheOneThatIsKnownIsShown() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(47).zeros(60));
    var call = scene.enter("sched_setattr", 0, 0x1000, 0);
    scene.later().with(0x1000, bytes().u32(56).zeros(60));

    assertThat(text(scene.exit(call, -7)))
        .isEqualTo(
            "sched_setattr(0, {size=47} => {size=56}, 0) = -1 E2BIG (Argument list too long)");
  }

  @Test
  void schedulingParametersThatAreKeptAreNotShown() {
    var attributes = bytes().u32(56, 6).u64(0x10).zeros(40);
    var scene = new Scene(Abi.X86_64).with(0x1000, attributes);

    assertThat(text(scene.call(-3, "sched_setattr", 5, 0x1000, 0)))
        .isEqualTo(
            "sched_setattr(5, {size=56, sched_flags=SCHED_FLAG_KEEP_PARAMS, sched_util_min=0,"
                + " sched_util_max=0}, 0) = -1 ESRCH (No such process)");
  }

  @Test
  void ofMoreElementsThanTheKernelTakesSoManyAreShown() {
    var waiters = bytes();
    for (var i = 0; i < 130; i++) {
      waiters.u64(0, 0).u32(2, 0);
    }
    var scene = new Scene(Abi.X86_64, DecodeOptions.DEFAULT.unabbreviated()).with(0x1000, waiters);

    var text = text(scene.call(-22, "futex_waitv", 0x1000, 129, 0, 0, 0));
    assertThat(text.split("val=", -1)).hasSize(129);
    assertThat(text).contains("flags=FUTEX_32}, ...], 129");
  }

  @Test
  void registersThatAreCutOffAreShownAsFarAsTheyGo() {
    var registers = bytes().zeros(40).zeros(8);
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x2000, 40)).with(0x2000, registers);

    assertThat(text(scene.call(-22, "ptrace", 0x4205, 5, 2, 0x1000)))
        .isEqualTo(
            "ptrace(PTRACE_SETREGSET, 5, NT_FPREGSET, {iov_base={cwd=0, swd=0, ftw=0, fop=0, rip=0,"
                + " rdp=0, mxcsr=0, mxcr_mask=0, st_space=[0, 0]}, iov_len=40})"
                + " = -1 EINVAL (Invalid argument)");
    var odd = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x2000, 9)).with(0x2000, registers);
    assertThat(text(odd.call(-22, "ptrace", 0x4205, 5, 2, 0x1000)))
        .contains("{iov_base=0x2000, iov_len=9}");
  }

  @Test
  void anErrorThatIsNotExtendedTo64BitsIsNamed() {
    var scene = new Scene(Abi.X86_64);

    assertThat(text(scene.call(0xffff_ffdaL, "modify_ldt", 7, 0, 0)))
        .isEqualTo("modify_ldt(7, NULL, 0) = 4294967258 ENOSYS (Function not implemented)");
    assertThat(text(scene.call(48, "modify_ldt", 0, 0, 0)))
        .isEqualTo("modify_ldt(0, NULL, 0) = 48");
  }

  @Test
  void onlyFcntl64KnowsLocksOf64Bits() {
    var lock = bytes().u16(0, 2).u64(-9, 2).u32(0);
    var scene = new Scene(Abi.I386).with(0x1000, lock);

    assertThat(text(scene.call(-22, "fcntl", 0, 13, 0x1000)))
        .isEqualTo("fcntl(0, F_SETLK64, 0x1000) = -1 EINVAL (Invalid argument)");
    assertThat(text(scene.call(0, "fcntl64", 0, 13, 0x1000)))
        .isEqualTo(
            "fcntl64(0, F_SETLK64, {l_type=F_RDLCK, l_whence=SEEK_END, l_start=-9, l_len=2}) = 0");
  }

  @Test
  void memoryThatIpcAttachesIsWhereItWasPut() {
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u32(0xf7f0_2000L));

    assertThat(text(scene.call(0, "ipc", 21, 5, 0x1000, 0x1000, 0, 0)))
        .isEqualTo("shmat(5, NULL, SHM_RDONLY) = 0xf7f02000");
  }

  @Test
  void oldSignalCallsTellHandlersAndMasks() {
    var scene = new Scene(Abi.I386);

    assertThat(text(scene.call(1, "signal", 10, 0)))
        .isEqualTo("signal(SIGUSR1, SIG_DFL) = 0x1 (SIG_IGN)");
    assertThat(text(scene.call(0x0804_8000L, "signal", 10, 1)))
        .isEqualTo("signal(SIGUSR1, SIG_IGN) = 0x8048000");
    assertThat(text(scene.call(0x200, "ssetmask", 0xa00)))
        .isEqualTo("ssetmask([USR1 USR2]) = 0x200 (old mask [USR1])");
    assertThat(text(scene.call(0xa00, "sgetmask")))
        .isEqualTo("sgetmask() = 0xa00 (mask [USR1 USR2])");
  }

  @Test
  void pendingSignalsMayBeAskedForInPart() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u8(1, 0));

    assertThat(text(scene.call(0, "rt_sigpending", 0x1000, 2)))
        .isEqualTo("rt_sigpending([HUP], 2) = 0");
  }

  @Test
  void socketcallWithoutArgumentsIsNoOtherCall() {
    assertThat(text(new Scene(Abi.I386).call(-14, "socketcall", 3, 0x1000)))
        .isEqualTo("socketcall(SYS_CONNECT, 0x1000) = -1 EFAULT (Bad address)");
  }

  @Test
  void ofMessagesThatWereNotSentNoLengthIsShown() {
    var message = bytes().zeros(56).u32(3, 0);
    var scene = new Scene(Abi.X86_64).with(0x1000, message).with(0x1040, message);

    assertThat(text(scene.call(1, "sendmmsg", 3, 0x1000, 2, 0)))
        .isEqualTo(
            "sendmmsg(3, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0,"
                + " msg_controllen=0, msg_flags=0}, msg_len=3}, {msg_hdr={msg_name=NULL,"
                + " msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_controllen=0, msg_flags=0}}],"
                + " 2, 0) = 1");
  }
}
