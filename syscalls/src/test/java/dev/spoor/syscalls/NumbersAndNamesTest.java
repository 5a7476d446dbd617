package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import org.junit.jupiter.api.Test;

/// Names, numbers and both, `-X`. The lines are what strace 6.1 printed of small C programs that
/// made the same calls; only addresses differ.
class NumbersAndNamesTest {
  private static String numbers(DecodedCall call) {
    return text(call, TextStyle.Constants.NUMBERS);
  }

  private static String both(DecodedCall call) {
    return text(call, TextStyle.Constants.BOTH);
  }

  @Test
  void theTypeOfASocketAndItsFlagsAreTwoNumbers() {
    var scene = new Scene(Abi.X86_64);

    var stream = scene.call(3, "socket", 2, 0x80801, 0);
    var odd = scene.call(-22, "socket", 2, 0x901, 0);
    var untyped = scene.call(-22, "socket", 2, 0x80b, 0);

    assertThat(text(stream))
        .isEqualTo("socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP) = 3");
    assertThat(numbers(stream)).isEqualTo("socket(0x2, 0x1|0x80800, 0) = 3");
    assertThat(json(stream))
        .contains(
            "\"type\":{\"raw\":526337,\"names\":[\"SOCK_STREAM\",\"SOCK_CLOEXEC\",\"SOCK_NONBLOCK\"]}");
    assertThat(both(odd))
        .startsWith(
            "socket(0x2 /* AF_INET */, 0x1 /* SOCK_STREAM */|0x900 /* SOCK_NONBLOCK|0x100 */,");
    assertThat(numbers(untyped)).startsWith("socket(0x2, 0x80b, 0)");
  }

  @Test
  void ticksAreNotTurnedIntoSecondsWhereNumbersAreWanted() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(33, 0, 1, 100));

    var times = scene.call(5, "times", 0x1000);

    assertThat(text(times)).contains("{tms_utime=33 /* 0.33 s */, tms_stime=0, ");
    assertThat(numbers(times))
        .contains("{tms_utime=33, tms_stime=0, tms_cutime=1, tms_cstime=100}");
    assertThat(both(times)).contains("{tms_utime=33 /* 0.33 s */, tms_stime=0, ");
  }

  @Test
  void unknownFlagsBesideATypeAreSaidToBeUnknown() {
    var call = new Scene(Abi.X86_64).call(-22, "socket", 2, 0x101, 0);

    assertThat(text(call))
        .startsWith("socket(AF_INET, SOCK_STREAM|0x100 /* SOCK_??? */, IPPROTO_IP)");
  }

  @Test
  void theSynchronisationOfStatxStandsBeforeItsFlags() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().text("x\0"));

    var plain = scene.call(-2, "statx", -100, 0x1000, 0x100, 1, 0x2000);
    var forced = scene.call(-2, "statx", -100, 0x1000, 0x2100, 1, 0x2000);
    var none = scene.call(-2, "statx", -100, 0x1000, 0, 1, 0x2000);

    assertThat(text(plain)).contains("AT_STATX_SYNC_AS_STAT|AT_SYMLINK_NOFOLLOW, STATX_TYPE");
    assertThat(numbers(plain)).startsWith("statx(-100, \"x\", |0x100, 0x1, 0x2000)");
    assertThat(numbers(forced)).contains(", 0x2000|0x100, 0x1");
    assertThat(both(none)).contains(", 0 /* AT_STATX_SYNC_AS_STAT */, 0x1 /* STATX_TYPE */");
  }

  @Test
  void theSignalAtTheEndIsApartFromTheFlagsOfClone() {
    var scene = new Scene(Abi.X86_64);

    var fork = scene.call(5, "clone", 0x1200011, 0, 0, 0x7000, 0);
    var unknown = scene.call(5, "clone", 0x1000004063L, 0, 0, 0, 0);
    var signal = scene.call(5, "clone", 17, 0, 0, 0, 0);

    assertThat(text(fork)).contains("flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD,");
    assertThat(numbers(fork)).contains("flags=0x1200000|17,");
    assertThat(text(unknown)).contains("flags=CLONE_VFORK|0x1000000000|99)");
    assertThat(numbers(signal)).isEqualTo("clone(child_stack=NULL, flags=17) = 5");
  }

  @Test
  void timesThatAreNoTimesAreStructuresAmongNumbers() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("x\0"))
            .with(0x2000, bytes().u64(1, 0x3fff_fffeL, 2, 0x3fff_ffffL));

    var call = scene.call(0, "utimensat", -100, 0x1000, 0x2000, 0);

    assertThat(text(call)).contains("[UTIME_OMIT, UTIME_NOW]");
    assertThat(numbers(call))
        .contains("[{tv_sec=1, tv_nsec=1073741822}, {tv_sec=2, tv_nsec=1073741823}]");
    assertThat(both(call)).contains("[{tv_sec=1, tv_nsec=1073741822} /* UTIME_OMIT */,");
  }

  @Test
  void permissionsAreApartFromFlags() {
    var scene = new Scene(Abi.X86_64);

    assertThat(numbers(scene.call(9, "shmget", 0, 100, 01600)))
        .isEqualTo("shmget(0, 100, 0x200|0600) = 9");
    assertThat(text(scene.call(9, "shmget", 0, 100, 01600)))
        .isEqualTo("shmget(IPC_PRIVATE, 100, IPC_CREAT|0600) = 9");
    assertThat(numbers(scene.call(0, "shmctl", 9, 0x100, 0)))
        .isEqualTo("shmctl(9, 0x100|0, NULL) = 0");
    assertThat(numbers(scene.call(0, "shmctl", 9, 0, 0))).isEqualTo("shmctl(9, 0, NULL) = 0");
  }

  @Test
  void aTerminalsModesAreManyNumbers() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(0, 5, 0xbf, 0).zeros(20));

    var call = scene.call(0, "ioctl", 0, 0x5401, 0x1000);

    assertThat(text(call))
        .contains(
            "{c_iflag=, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR,"
                + " c_cflag=B38400|CS8|CREAD, c_lflag=, ...}");
    assertThat(numbers(call))
        .contains("{c_iflag=, c_oflag=0|0|0|0|0|0|0x5, c_cflag=0xf|0x30|0x80, c_lflag=, ...}");
    assertThat(json(call)).contains("\"c_iflag\":{\"raw\":0,\"names\":[]}");
  }

  @Test
  void capabilitiesAreTwoNumbers() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u32(0x2008_0522, 1))
            .with(0x2000, bytes().u32(3, 1, 0, 0x1ff, 0, 0));

    var call = scene.call(0, "capget", 0x1000, 0x2000);

    assertThat(numbers(call)).contains("{effective=0x3|0x1ff, permitted=0x1, inheritable=0}");
    assertThat(text(call))
        .contains("effective=1<<CAP_CHOWN|1<<CAP_DAC_OVERRIDE|1<<CAP_MAC_OVERRIDE|");
  }

  @Test
  void whatResultsMeanIsSaidInWords() {
    var scene = new Scene(Abi.X86_64);

    assertThat(numbers(scene.call(0x8001, "fcntl", 2, 3)))
        .isEqualTo("fcntl(2, 0x3) = 0x8001 (flags O_WRONLY|O_LARGEFILE)");
    assertThat(numbers(scene.call(1, "fcntl", 2, 1))).isEqualTo("fcntl(2, 0x1) = 0x1 (flags 0x1)");
    assertThat(numbers(scene.call(1, "prctl", 3))).isEqualTo("prctl(0x3) = 1 (SUID_DUMP_USER)");
    assertThat(numbers(scene.call(16388, "ioprio_get", 1, 0)))
        .isEqualTo("ioprio_get(0x1, 0) = 16388");
    assertThat(numbers(scene.call(0, "ioprio_set", 1, 0, 16388)))
        .isEqualTo("ioprio_set(0x1, 0, 16388) = 0");
  }

  @Test
  void anAddressOfIPv6IsBytesAmongNumbers() {
    var address = bytes().u16(10, 5).u32(7).u8(1, 2).zeros(14).u32(9);
    var scene = new Scene(Abi.X86_64).with(0x1000, address);

    var call = scene.call(0, "bind", 3, 0x1000, 28);

    assertThat(text(call)).contains("inet_pton(AF_INET6, \"102::\", &sin6_addr), sin6_scope_id=9}");
    assertThat(numbers(call))
        .contains(
            "sin6_port=\"\\x05\\x00\", sin6_flowinfo=\"\\x07\\x00\\x00\\x00\","
                + " sin6_addr=\"\\x01\\x02"
                + "\\x00".repeat(14)
                + "\", sin6_scope_id=9}");
    assertThat(json(call)).contains("\"sin6_addr\":");
  }

  @Test
  void anErrorThatASocketRemembersHasItsName() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(111)).with(0x2000, bytes().u32(4));

    var call = scene.call(0, "getsockopt", 3, 1, 4, 0x1000, 0x2000);

    assertThat(text(call))
        .isEqualTo("getsockopt(3, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0");
    assertThat(numbers(call)).isEqualTo("getsockopt(3, 0x1, 0x4, [111], [4]) = 0");
  }

  @Test
  void whatChangesInACallIsToldBehindIt() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0));
    var entered = scene.enter("sendfile", 4, 3, 0x1000, 10);
    scene.later().with(0x1000, bytes().u64(10));
    var returned = scene.exit(entered, 10);
    var formatter = new TextFormatter(TextStyle.PLAIN);
    var opening = new StringBuilder();
    var rest = new StringBuilder();

    formatter.opening(entered.asUnfinished(), opening);
    formatter.resumption(entered.asUnfinished(), returned, rest);

    assertThat(opening).hasToString("sendfile(4, 3, [0]");
    assertThat(rest).hasToString(" => [10], 10)");
  }

  @Test
  void whatDoesNotChangeInACallIsToldOnce() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x4100, 0, 0, 0, 17, 0, 0, 0));
    var entered = scene.enter("clone3", 0x1000, 64);
    var returned = scene.exit(entered, 7);
    var formatter = new TextFormatter(TextStyle.PLAIN);
    var line = new StringBuilder();

    formatter.opening(entered.asUnfinished(), line);
    formatter.resumption(entered.asUnfinished(), returned, line);

    assertThat(line)
        .hasToString(
            "clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD, stack=NULL,"
                + " stack_size=0}, 64)");
  }

  @Test
  void positionsAndLocksOf32BitPrograms() {
    var lock = bytes().u16(1, 0).u64(1, 2).u32(0);
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u64(5)).with(0x2000, lock);

    assertThat(text(scene.call(0, "_llseek", 3, 1, 2, 0x1000, 0)))
        .isEqualTo("_llseek(3, 4294967298, [5], SEEK_SET) = 0");
    assertThat(text(scene.call(0, "fcntl64", 3, 37, 0x2000)))
        .isEqualTo(
            "fcntl64(3, F_OFD_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=1, l_len=2}) = 0");
  }

  @Test
  void anUnknownModeOfSeccompHasNumbersBehindIt() {
    var scene = new Scene(Abi.X86_64);

    assertThat(text(scene.call(-22, "prctl", 22, 0, 1, 2, 3)))
        .startsWith("prctl(PR_SET_SECCOMP, SECCOMP_MODE_DISABLED, 0x1, 0x2, 0x3)");
    assertThat(text(scene.call(0, "prctl", 22, 1, 1, 2, 3)))
        .isEqualTo("prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) = 0");
  }

  @Test
  void whatIsFlushedHasAName() {
    var scene = new Scene(Abi.X86_64);

    assertThat(text(scene.call(0, "ioctl", 0, 0x540b, 2)))
        .isEqualTo("ioctl(0, TCFLSH, TCIOFLUSH) = 0");
    assertThat(text(scene.call(-22, "ioctl", 0, 0x540a, 9)))
        .startsWith("ioctl(0, TCXONC, 0x9 /* TC??? */)");
  }

  @Test
  void theSizeOfHugePagesIsToldBesideTheFlagsOfAMapping() {
    var scene = new Scene(Abi.X86_64);

    var huge = scene.call(-22, "mmap", 0, 4096, 1, 0x54040022, -1, 0);
    var odd = scene.call(-22, "remap_file_pages", 0, 0, 0, 0, 0x5404401f);

    assertThat(text(huge)).contains(", MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB|21<<MAP_HUGE_SHIFT, ");
    assertThat(text(huge, TextStyle.Constants.NUMBERS)).contains(", 0x54040022, ");
    assertThat(json(huge)).contains("\"MAP_HUGETLB\",\"21<<MAP_HUGE_SHIFT\"");
    assertThat(text(odd))
        .contains(", 0xf /* MAP_??? */|MAP_FIXED|MAP_NORESERVE|MAP_HUGETLB|21<<MAP_HUGE_SHIFT) = ");
    assertThat(text(scene.call(0, "mmap", 0, 0, 0, 0, -1, 0))).contains(", MAP_FILE, -1,");
  }

  @Test
  void whoMayTraceIsA32BitNumber() {
    var any = new Scene(Abi.X86_64).call(0, "prctl", 0x59616d61, 0xfacefeedffffffffL);

    assertThat(text(any)).startsWith("prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)");
  }
}
