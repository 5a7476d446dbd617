package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Calls that few programs make. The lines are what strace 6.1 printed of a C program that made the
/// same calls; only addresses differ.
class RareCallsTest {
  @Test
  void landlockRulesetsAndRules() {
    var scene =
        new Scene(Abi.X86_64).with(0x1000, bytes().u64(0xd)).with(0x2000, bytes().u64(4).u32(4));

    assertThat(text(scene.call(7, "landlock_create_ruleset", 0, 0, 1)))
        .isEqualTo("landlock_create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) = 7");
    assertThat(text(scene.call(3, "landlock_create_ruleset", 0x1000, 8, 0)))
        .isEqualTo(
            "landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE"
                + "|LANDLOCK_ACCESS_FS_READ_FILE|LANDLOCK_ACCESS_FS_READ_DIR}, 8, 0) = 3");
    assertThat(text(scene.call(0, "landlock_add_rule", 3, 1, 0x2000, 0)))
        .isEqualTo(
            "landlock_add_rule(3, LANDLOCK_RULE_PATH_BENEATH,"
                + " {allowed_access=LANDLOCK_ACCESS_FS_READ_FILE, parent_fd=4}, 0) = 0");
  }

  @Test
  void schedulingAttributesSayHowLongTheyAre() {
    var attributes =
        bytes().u32(56, 6).u64(0).u32(0, 0).u64(10000000, 30000000, 30000000).u32(0, 0);
    var scene = new Scene(Abi.X86_64).with(0x1000, attributes);

    assertThat(text(scene.call(-3, "sched_setattr", 99999999, 0x1000, 0)))
        .isEqualTo(
            "sched_setattr(99999999, {size=56, sched_policy=SCHED_DEADLINE, sched_flags=0,"
                + " sched_nice=0, sched_priority=0, sched_runtime=10000000,"
                + " sched_deadline=30000000, sched_period=30000000, sched_util_min=0,"
                + " sched_util_max=0}, 0) = -1 ESRCH (No such process)");
  }

  @Test
  void aPerformanceEventIsNamedByItsType() {
    var attributes = bytes().u32(1, 128).u64(1, 0, 3, 1, 0x21).zeros(80);
    var scene = new Scene(Abi.X86_64).with(0x1000, attributes);

    assertThat(text(scene.call(5, "perf_event_open", 0x1000, 0, -1, -1, 8)))
        .isEqualTo(
            "perf_event_open({type=PERF_TYPE_SOFTWARE, size=PERF_ATTR_SIZE_VER7,"
                + " config=PERF_COUNT_SW_TASK_CLOCK, sample_period=0,"
                + " sample_type=PERF_SAMPLE_IP|PERF_SAMPLE_TID,"
                + " read_format=PERF_FORMAT_TOTAL_TIME_ENABLED, disabled=1, exclude_kernel=1,"
                + " precise_ip=0 /* arbitrary skid */, ...}, 0, -1, -1, PERF_FLAG_FD_CLOEXEC) = 5");
  }

  @Test
  void fileSystemsAreConfiguredByCommands() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("size\0").zeros(300))
            .with(0x2000, bytes().text("1M\0").zeros(300))
            .with(0x3000, bytes().text("\1\2\3"))
            .with(0x4000, bytes().text("/etc\0").zeros(4096))
            .with(0x6000, bytes().u64(1, 0x10, 0x40000, 0));

    assertThat(text(scene.call(0, "fsconfig", 6, 1, 0x1000, 0x2000, 0)))
        .isEqualTo("fsconfig(6, FSCONFIG_SET_STRING, \"size\", \"1M\", 0) = 0");
    assertThat(text(scene.call(0, "fsconfig", 6, 2, 0x1000, 0x3000, 3)))
        .isEqualTo("fsconfig(6, FSCONFIG_SET_BINARY, \"size\", \"\\x01\\x02\\x03\", 3) = 0");
    assertThat(text(scene.call(0, "fsconfig", 6, 3, 0x1000, 0x4000, -100)))
        .isEqualTo("fsconfig(6, FSCONFIG_SET_PATH, \"size\", \"/etc\", AT_FDCWD) = 0");
    assertThat(text(scene.call(0, "fsconfig", 6, 6, 0, 0, 0)))
        .isEqualTo("fsconfig(6, FSCONFIG_CMD_CREATE, NULL, NULL, 0) = 0");
    assertThat(text(scene.call(0, "mount_setattr", 7, 0x4000, 0x9000, 0x6000, 32)))
        .isEqualTo(
            "mount_setattr(7, \"/etc\", AT_EMPTY_PATH|AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY,"
                + " attr_clr=MOUNT_ATTR_NOATIME, propagation=MS_PRIVATE, userns_fd=0}, 32) = 0");
  }

  @Test
  void quotasAreNamedByCommandAndType() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("/dev/nope\0").zeros(4096))
            .with(0x3000, bytes().text("/aquota\0").zeros(4096));

    assertThat(text(scene.call(-2, "quotactl", 0x8000_0200L, 0x1000, 2, 0x3000)))
        .isEqualTo(
            "quotactl(QCMD(Q_QUOTAON, USRQUOTA), \"/dev/nope\", QFMT_VFS_V0, \"/aquota\")"
                + " = -1 ENOENT (No such file or directory)");
    assertThat(text(scene.call(0, "quotactl", 0x8000_0100L, 0, 2, 0)))
        .isEqualTo("quotactl(QCMD(Q_SYNC, USRQUOTA), NULL) = 0");
  }

  @Test
  void handlesAreBytes() {
    var handle = bytes().u32(8, 1).u64(0x2e3);
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("/etc/passwd\0").zeros(4096))
            .with(0x3000, handle)
            .with(0x4000, bytes().u32(27));

    assertThat(text(scene.call(0, "name_to_handle_at", -100, 0x1000, 0x3000, 0x4000, 0)))
        .isEqualTo(
            "name_to_handle_at(AT_FDCWD, \"/etc/passwd\", {handle_bytes=8, handle_type=1,"
                + " f_handle=\"\\xe3\\x02\\x00\\x00\\x00\\x00\\x00\\x00\"}, [27], 0) = 0");
    assertThat(text(scene.call(11, "open_by_handle_at", -100, 0x3000, 0)))
        .isEqualTo(
            "open_by_handle_at(-100, {handle_bytes=8, handle_type=1,"
                + " f_handle=\"\\xe3\\x02\\x00\\x00\\x00\\x00\\x00\\x00\"}, O_RDONLY) = 11");
  }

  @Test
  void processesAreComparedByWhatIsAskedFor() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(4, 5, 0));

    assertThat(text(scene.call(1, "kcmp", 7, 8, 0, 0, 1)))
        .isEqualTo("kcmp(7, 8, KCMP_FILE, 0, 1) = 1");
    assertThat(text(scene.call(0, "kcmp", 7, 8, 1, 5, 5))).isEqualTo("kcmp(7, 8, KCMP_VM) = 0");
    assertThat(text(scene.call(0, "kcmp", 7, 8, 7, 3, 0x1000)))
        .isEqualTo("kcmp(7, 8, KCMP_EPOLL_TFD, 3, {efd=4, tfd=5, toff=0}) = 0");
  }

  @Test
  void userFaultsAreHandledByIoctls() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0x10000, 0x2000, 1, 0x3c))
            .with(0x2000, bytes().u64(0x10000, 0x20000, 0x1000, 0, 0x1000));

    assertThat(text(scene.call(0, "ioctl", 12, 0xc020aa00L, 0x1000)))
        .isEqualTo(
            "ioctl(12, UFFDIO_REGISTER, {range={start=0x10000, len=0x2000},"
                + " mode=UFFDIO_REGISTER_MODE_MISSING,"
                + " ioctls=1<<_UFFDIO_WAKE|1<<_UFFDIO_COPY|1<<_UFFDIO_ZEROPAGE|0x20}) = 0");
    assertThat(text(scene.call(0, "ioctl", 12, 0xc028aa03L, 0x2000)))
        .isEqualTo(
            "ioctl(12, UFFDIO_COPY, {dst=0x10000, src=0x20000, len=0x1000, mode=0, copy=0x1000})"
                + " = 0");
  }

  @Test
  void setsOfNodesAreLongwords() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(1, 0))
            .with(0x2000, bytes().u64(0x10000, 0x11000))
            .with(0x3000, bytes().u32(0, 0))
            .with(0x4000, bytes().u32(-14, 0));

    assertThat(text(scene.call(0, "mbind", 0x10000, 4096, 2, 0x1000, 65, 2)))
        .isEqualTo("mbind(0x10000, 4096, MPOL_BIND, [0x00000000000001], 65, MPOL_MF_MOVE) = 0");
    assertThat(text(scene.call(0, "set_mempolicy", 0x8001, 0x1000, 8)))
        .isEqualTo("set_mempolicy(MPOL_PREFERRED|MPOL_F_STATIC_NODES, [0x00000000000001], 8) = 0");
    assertThat(text(scene.call(0, "move_pages", 0, 2, 0x2000, 0x3000, 0x4000, 2)))
        .isEqualTo("move_pages(0, 2, [0x10000, 0x11000], [0, 0], [-EFAULT, 0], MPOL_MF_MOVE) = 0");
  }

  @Test
  void otherProcessesMemoryIsAdvisedByDescriptor() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x10000, 4096));

    assertThat(text(scene.call(4096, "process_madvise", 13, 0x1000, 1, 20, 0)))
        .isEqualTo(
            "process_madvise(13, [{iov_base=0x10000, iov_len=4096}], 1, MADV_COLD, 0) = 4096");
    assertThat(text(scene.call(-1, "membarrier", 128, 1, 1)))
        .isEqualTo(
            "membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_CMD_FLAG_CPU, 1)"
                + " = -1 EPERM (Operation not permitted)");
  }

  @Test
  void aQueuedSignalShowsItsValueIfThereIsOne() {
    var info = bytes().u32(23, 0, -1, 0, 0, 0);
    var without = new Scene(Abi.X86_64).with(0x1000, info.zeros(104));
    var with = new Scene(Abi.X86_64).with(0x1000, bytes().u32(23, 0, -1, 0, 0, 0).u64(5).zeros(96));

    assertThat(text(without.call(0, "pidfd_send_signal", 13, 23, 0x1000, 0)))
        .isEqualTo(
            "pidfd_send_signal(13, SIGURG, {si_signo=SIGURG, si_code=SI_QUEUE, si_pid=0,"
                + " si_uid=0}, 0) = 0");
    assertThat(text(with.call(0, "pidfd_send_signal", 13, 23, 0x1000, 0)))
        .contains("si_uid=0, si_int=5, si_ptr=0x5}");
  }

  @Test
  void terminalsHaveNamedCharactersIfNothingIsAbbreviated() {
    var flags = bytes().u32(0x500, 5, 0xbf, 0x8a3b).u8(0);
    var characters =
        new long[] {3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0};
    var options = new DecodeOptions(32, false, Set.of());
    var scene = new Scene(Abi.X86_64, options).with(0x1000, flags.u8(characters));

    assertThat(text(scene.call(0, "ioctl", 4, 0x5401, 0x1000)))
        .contains(
            "c_line=N_TTY, c_cc=[[VINTR]=0x3, [VQUIT]=0x1c, [VERASE]=0x7f, [VKILL]=0x15,"
                + " [VEOF]=0x4, [VTIME]=0, [VMIN]=0x1, [VSWTC]=0, [VSTART]=0x11, [VSTOP]=0x13,"
                + " [VSUSP]=0x1a, [VEOL]=0, [VREPRINT]=0x12, [VDISCARD]=0xf, [VWERASE]=0x17,"
                + " [VLNEXT]=0x16, [VEOL2]=0, [17]=0, [18]=0]}) = 0");
  }

  @Test
  void severalFutexesAreWaitedForAtOnce() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(1, 0x2000).u32(0x82, 0));

    assertThat(text(scene.call(-11, "futex_waitv", 0x1000, 1, 0, 0, 0)))
        .isEqualTo(
            "futex_waitv([{val=0x1, uaddr=0x2000, flags=FUTEX_32|FUTEX_PRIVATE_FLAG}], 1, 0, NULL,"
                + " CLOCK_REALTIME) = -1 EAGAIN (Resource temporarily unavailable)");
  }

  @Test
  void aClockThatIsNotDisciplinedIsInError() {
    var state = bytes().u64(0, 0, 0, 16000000, 16000000, 64, 2, 1, 32768000, 1795311696, 108392);
    var scene = new Scene(Abi.X86_64).with(0x1000, state.u64(10000).zeros(120));

    assertThat(text(scene.call(5, "clock_adjtime", 0, 0x1000)))
        .isEqualTo(
            "clock_adjtime(CLOCK_REALTIME, {modes=0, offset=0, freq=0, maxerror=16000000,"
                + " esterror=16000000, status=STA_UNSYNC, constant=2, precision=1,"
                + " tolerance=32768000, time={tv_sec=1795311696, tv_usec=108392}, tick=10000,"
                + " ppsfreq=0, jitter=0, shift=0, stabil=0, jitcnt=0, calcnt=0, errcnt=0,"
                + " stbcnt=0, tai=0}) = 5 (TIME_ERROR)");
  }

  /// The kernel refuses it before it reads it.
  @Test
  void aSignalSetOfAnotherSizeIsAnAddress() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x4000, 0));

    assertThat(text(scene.call(-22, "rt_sigsuspend", 0x1000, 16)))
        .isEqualTo("rt_sigsuspend(0x1000, 16) = -1 EINVAL (Invalid argument)");
    assertThat(text(scene.call(-514, "rt_sigsuspend", 0x1000, 8)))
        .isEqualTo("rt_sigsuspend([TERM], 8) = ? ERESTARTNOHAND (To be restarted if no handler)");
  }
}
