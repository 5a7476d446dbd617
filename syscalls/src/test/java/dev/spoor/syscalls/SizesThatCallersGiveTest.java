package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import org.junit.jupiter.api.Test;

/// Structures of which a caller, a version or a flag says how much there is; and what is otherwise
/// in programs of 32 bits. The lines are what strace 6.1 writes.
class SizesThatCallersGiveTest {
  @Test
  void anOlderVersionOfCapabilitiesHasOneStructure() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u32(0x19980330, 0))
            .with(0x2000, bytes().u32(2, 4, 0));

    assertThat(text(scene.call(-1, "capset", 0x1000, 0x2000)))
        .startsWith(
            "capset({version=_LINUX_CAPABILITY_VERSION_1, pid=0},"
                + " {effective=1<<CAP_DAC_OVERRIDE, permitted=1<<CAP_DAC_READ_SEARCH,"
                + " inheritable=0}) = -1 ");
    assertThat(text(scene.call(-14, "capset", 0x3000, 0x2000)))
        .startsWith("capset(0x3000, 0x2000) = -1 ");
  }

  @Test
  void schedulingFlagsSayWhatIsKept() {
    var kept = bytes().u32(56, 5).u64(0x10).u32(1, 2).u64(3, 4, 5).u32(6, 7);
    var scene = new Scene(Abi.X86_64).with(0x1000, kept).with(0x2000, bytes().u32(1).zeros(52));

    assertThat(text(scene.call(-22, "sched_setattr", 0, 0x1000, 0)))
        .startsWith(
            "sched_setattr(0, {size=56,"
                + " sched_flags=SCHED_FLAG_KEEP_PARAMS, sched_util_min=6, sched_util_max=7}, 0)");
    assertThat(text(scene.call(-22, "sched_setattr", 0, 0x2000, 0)))
        .startsWith("sched_setattr(0, {size=1}, 0) = -1 ");
  }

  @Test
  void whatIsAskedOfTheKernelIsShownThoughItDidNotAnswer() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(12));

    assertThat(text(scene.call(-38, "get_thread_area", 0x1000)))
        .startsWith("get_thread_area({entry_number=12, ...}) = -1 ENOSYS");
  }

  @Test
  void nothingIsReadOfAnArrayWithoutElements() {
    var scene = new Scene(Abi.X86_64);

    assertThat(text(scene.call(-1, "move_pages", 5, 0, 0x1000, 0x1000, 0x1000, 4)))
        .startsWith("move_pages(5, 0, [], [], [], MPOL_MF_MOVE_ALL) = -1 ");
  }

  @Test
  void setsOfSignalsHaveWholeWords() {
    var words = bytes().u32(0x200, 0);

    assertThat(
            text(
                new Scene(Abi.I386)
                    .with(0x1000, words)
                    .call(-22, "rt_sigprocmask", 0, 0x1000, 0, 4)))
        .startsWith("rt_sigprocmask(SIG_BLOCK, [USR1], NULL, 4) = -1 ");
    assertThat(
            text(
                new Scene(Abi.X86_64)
                    .with(0x1000, words)
                    .call(-22, "rt_sigprocmask", 0, 0x1000, 0, 4)))
        .startsWith("rt_sigprocmask(SIG_BLOCK, 0x1000, NULL, 4) = -1 ");
  }

  @Test
  void oldCallsOf32BitsAreDescribed() {
    var entry = bytes().u32(5, 6).u16(4).text("file");
    var scene =
        new Scene(Abi.I386).with(0x1000, entry).with(0x2000, bytes().u32(1)).with(0x3000, stat());

    assertThat(text(scene.call(1, "readdir", 3, 0x1000, 1)))
        .isEqualTo("readdir(3, {d_ino=5, d_off=6, d_reclen=4, d_name=\"file\"}) = 1");
    assertThat(text(scene.call(0, "sigpending", 0x2000))).isEqualTo("sigpending([HUP]) = 0");
    assertThat(text(scene.call(0, "oldfstat", 3, 0x3000)))
        .isEqualTo("oldfstat(3, {st_mode=S_IFREG|0644, st_size=41, ...}) = 0");
    assertThat(text(scene.call(-14, "mmap", 0))).startsWith("mmap(NULL) = -1 EFAULT");
  }

  private static Scene.Bytes stat() {
    return bytes().u16(6, 5, 0100644, 1, 0, 0, 0, 0).u32(41, 1, 2, 3);
  }

  @Test
  void callsOfAnotherAbiHaveNumbers() {
    var info = bytes().u32(31, 0, 1, 0).u64(0).u32(39).u32(0xc000003eL).zeros(96);
    var here = new Scene(Abi.X86_64).with(0x1000, info);
    var other = bytes().u32(31, 0, 1, 0).u64(0).u32(20).u32(0x40000003L).zeros(96);
    var there = new Scene(Abi.X86_64).with(0x1000, other);

    assertThat(text(here.call(-3, "rt_sigqueueinfo", 1, 31, 0x1000)))
        .contains("si_syscall=__NR_getpid, si_arch=AUDIT_ARCH_X86_64");
    var call = there.call(-3, "rt_sigqueueinfo", 1, 31, 0x1000);
    assertThat(text(call)).contains("si_syscall=20 /* getpid */, si_arch=AUDIT_ARCH_I386");
    assertThat(text(call, TextStyle.Constants.NUMBERS))
        .contains("si_syscall=20, si_arch=0x40000003");
  }

  @Test
  void yearsOfFiveDigitsAreYears() {
    var times = bytes().u64(320255973501901L, 0, -123456780123L, 0);
    var scene = new Scene(Abi.X86_64).with(0x1000, times);

    assertThat(text(scene.call(0, "utimensat", -100, 0, 0x1000, 0)))
        .contains("/* 10150477-10-1")
        .contains("/* -1943-10-2");
  }
}
