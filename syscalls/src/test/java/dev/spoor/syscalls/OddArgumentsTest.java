package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import org.junit.jupiter.api.Test;

/// Arguments as no sound program makes them: too long, too short, without a name, at the end of a
/// page. The lines are those of strace 6.1.
class OddArgumentsTest {
  private static Scene scene() {
    return new Scene(Abi.X86_64);
  }

  @Test
  void aPathThatIsTooLongIsShownAsFarAsAPathCanGo() {
    var scene = scene().with(0x1000, bytes().text("/".repeat(4096)));

    assertThat(text(scene.call(-36, "chdir", 0x1000), TextStyle.Constants.NAMES))
        .isEqualTo("chdir(\"" + "/".repeat(4095) + "\"...) = -1 ENAMETOOLONG (File name too long)");
  }

  @Test
  void nanosecondsAreUnsigned() {
    var scene = scene().with(0x1000, bytes().u64(-1, -1));

    assertThat(text(scene.call(-22, "clock_settime", 1, 0x1000)))
        .isEqualTo(
            "clock_settime(CLOCK_MONOTONIC, {tv_sec=-1, tv_nsec=18446744073709551615}) = -1 EINVAL"
                + " (Invalid argument)");
  }

  @Test
  void aZeroWithoutANameSaysWhatItIsNotUnlessItIsNoFlags() {
    assertThat(text(scene().call(-22, "arch_prctl", 0, 0)))
        .isEqualTo("arch_prctl(0 /* ARCH_??? */, 0) = -1 EINVAL (Invalid argument)");
    assertThat(text(scene().call(-1, "mount", 0, 0, 0, 0, 0)))
        .isEqualTo("mount(NULL, NULL, NULL, 0, NULL) = -1 EPERM (Operation not permitted)");
  }

  @Test
  void aCountedNumberWithoutANameIsDecimal() {
    assertThat(text(scene().call(-22, "keyctl", 14, -1159983635)))
        .isEqualTo(
            "keyctl(KEYCTL_SET_REQKEY_KEYRING, -1159983635 /* KEY_REQKEY_DEFL_??? */) = -1 EINVAL"
                + " (Invalid argument)");
  }

  @Test
  void aNumberThatIsToldHasItsNamesBesideIt() {
    var scene = scene().with(0x1000, bytes().u64(0xe7));

    assertThat(text(scene.call(0, "arch_prctl", 0x1021, 0x1000)))
        .isEqualTo(
            "arch_prctl(ARCH_GET_XCOMP_SUPP, [0xe7 /* XFEATURE_MASK_FPSSE|XFEATURE_MASK_YMM"
                + "|XFEATURE_MASK_AVX512 */]) = 0");
    assertThat(text(scene.call(0, "arch_prctl", 0x1021, 0x1000), TextStyle.Constants.NUMBERS))
        .isEqualTo("arch_prctl(0x1021, [0xe7]) = 0");
  }

  @Test
  void aStructureThatHasGrownShowsWhatIsNotZeroBehindIt() {
    var known = bytes().u64(2, 4, 1 << 19, 9);
    var scene = scene().with(0x1000, known.u64(0, 0x8786858483828180L));

    assertThat(text(scene.call(-22, "mount_setattr", 5, 0, 0, 0x1000, 31)))
        .isEqualTo("mount_setattr(5, NULL, 0, 0x1000, 31) = -1 EINVAL (Invalid argument)");
    assertThat(text(scene.call(0, "mount_setattr", 5, 0, 0, 0x1000, 40)))
        .isEqualTo(
            "mount_setattr(5, NULL, 0, {attr_set=MOUNT_ATTR_NOSUID, attr_clr=MOUNT_ATTR_NODEV,"
                + " propagation=MS_SLAVE, userns_fd=9}, 40) = 0");
    assertThat(text(scene.call(-7, "mount_setattr", 5, 0, 0, 0x1000, 48)))
        .contains(
            "userns_fd=9, /* bytes 32..47 */"
                + " \"\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x80\\x81\\x82\\x83\\x84\\x85\\x86\\x87\"}, 48)");
    assertThat(text(scene.call(-14, "mount_setattr", 5, 0, 0, 0x1000, 56)))
        .contains("userns_fd=9, ???}, 56)");
  }

  @Test
  void whatThePartsOfANumberAreIsSaidInTheirOrder() {
    assertThat(text(scene().call(-22, "fanotify_init", 0xcL | 1, 0)))
        .isEqualTo(
            "fanotify_init(0xc /* FAN_CLASS_??? */|FAN_CLOEXEC, O_RDONLY) = -1 EINVAL (Invalid"
                + " argument)");
    var call = scene().call(-22, "shmget", 0, 1, 21L << 26 | 01600);
    assertThat(text(call))
        .isEqualTo(
            "shmget(IPC_PRIVATE, 1, IPC_CREAT|21<<SHM_HUGE_SHIFT|0600) = -1 EINVAL (Invalid"
                + " argument)");
    assertThat(text(call, TextStyle.Constants.BOTH))
        .contains("0x200 /* IPC_CREAT */|21<<26 /* SHM_HUGE_SHIFT */|0600");
  }

  @Test
  void anArrayOfOneLengthIsReadWholeAnyOtherAsFarAsItGoes() {
    var scene = scene().with(0x1000, bytes().u64(1, 2));

    assertThat(text(scene.call(-14, "utimes", 0, 0x1000)))
        .isEqualTo("utimes(NULL, 0x1000) = -1 EFAULT (Bad address)");
    assertThat(text(scene.call(-14, "move_pages", 1, 3, 0x1000, 0, 0, 0)))
        .isEqualTo(
            "move_pages(1, 3, [0x1, 0x2, ... /* 0x1010 */], NULL, NULL, 0) = -1 EFAULT (Bad"
                + " address)");
  }

  @Test
  void timesInMicrosecondsAreTold() {
    var scene = scene().with(0x1000, bytes().u64(1492356708, 567891, 0, 0));

    assertThat(text(scene.call(0, "utimes", 0, 0x1000)))
        .contains("{tv_sec=1492356708, tv_usec=567891} /* 2017-04-16T")
        .contains(".567891+")
        .endsWith(", {tv_sec=0, tv_usec=0}]) = 0");
  }

  @Test
  void ofWhatIsReadLateAFailureShowsWhatTheProgramWrote() {
    var header = bytes().u64(0).u32(36, 0).u64(0, 0, 0, 0, 0);
    var scene = scene().with(0x1000, header);

    assertThat(text(scene.call(-11, "recvmsg", 3, 0x1000, 0)))
        .isEqualTo(
            "recvmsg(3, {msg_namelen=36}, 0) = -1 EAGAIN (Resource temporarily unavailable)");
  }

  @Test
  void aNameIsShownAsFarAsThereWasRoomForIt() {
    var before = bytes().u64(0x2000).u32(4, 0).u64(0, 0, 0, 0, 0);
    var after = bytes().u64(0x2000).u32(9, 0).u64(0, 0, 0, 0, 0);
    var scene = scene().with(0x1000, before);
    var call = scene.enter("recvmsg", 3, 0x1000, 0);
    scene.later().with(0x1000, after).with(0x2000, bytes().u16(1).text("ab??????"));

    assertThat(text(scene.exit(call, 0)))
        .contains("{msg_name={sa_family=AF_UNIX, sun_path=\"ab\"}, msg_namelen=4 => 9,");
  }

  @Test
  void eachOfSeveralMessagesSaysWhatItsNameHadRoomFor() {
    var before = bytes().u64(0x2000).u32(4, 0).u64(0, 0, 0, 0, 0).u32(0, 0);
    var after = bytes().u64(0x2000).u32(9, 0).u64(0, 0, 0, 0, 0).u32(0, 0);
    var scene = scene().with(0x1000, before);
    var call = scene.enter("recvmmsg", 3, 0x1000, 1, 0, 0);
    scene.later().with(0x1000, after).with(0x2000, bytes().u16(1).text("ab??????"));

    assertThat(text(scene.exit(call, 1)))
        .contains("{msg_name={sa_family=AF_UNIX, sun_path=\"ab\"}, msg_namelen=4 => 9,");
  }

  @Test
  void controlMessagesAreReadByTheirLevelAndType() {
    var control =
        bytes()
            .u64(20)
            .u32(0, 2)
            .u32(64, 0)
            .u64(24)
            .u32(1, 0x1d)
            .u64(1)
            .u64(17)
            .u32(1, 1)
            .u64(0)
            .u8(0);
    var header = bytes().u64(0).u32(0, 0).u64(0, 0, 0x2000, 73, 0);
    var scene = scene().with(0x1000, header).with(0x2000, control);

    assertThat(text(scene.call(0, "sendmsg", 3, 0x1000, 0)))
        .contains(
            "msg_control=[{cmsg_len=20, cmsg_level=SOL_IP, cmsg_type=IP_TTL, cmsg_data=[64]},"
                + " {cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SO_TIMESTAMP_OLD,"
                + " cmsg_data=???}, {cmsg_len=17, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS},"
                + " ... /* 0x2048 */], msg_controllen=73");
  }

  @Test
  void aLengthInAnotherArgumentsStructureCounts() {
    var parameters = bytes().u32(-2, 3, 2).zeros(28);
    var scene = scene().with(0x1000, parameters).with(0x2000, bytes().text("abcdef\0"));

    assertThat(text(scene.call(-22, "keyctl", 28, 0x1000, 0x2003, 0x2000, 0x2000)))
        .isEqualTo(
            "keyctl(KEYCTL_PKEY_VERIFY, {key_id=KEY_SPEC_PROCESS_KEYRING, in_len=3, in2_len=2},"
                + " \"def\", \"abc\", \"ab\") = -1 EINVAL (Invalid argument)");
    assertThat(text(scene.call(-14, "keyctl", 28, 0x1004, 0x2003, 0x2000, 0x2000)))
        .contains("0x1004, \"def\", 0x2000, 0x2000)");
  }

  @Test
  void reservedFieldsAreShownOnceTheyAreUsed() {
    var waiter = bytes().u64(1, 0x5000).u32(2, 0);
    var odd = bytes().u64(1, 0x5000).u32(2, 7);
    var scene = scene().with(0x1000, waiter).with(0x2000, odd);

    assertThat(text(scene.call(-22, "futex_waitv", 0x1000, 1, 0, 0, 1)))
        .contains("[{val=0x1, uaddr=0x5000, flags=FUTEX_32}]");
    assertThat(text(scene.call(-22, "futex_waitv", 0x2000, 1, 0, 0, 1)))
        .contains("[{val=0x1, uaddr=0x5000, flags=FUTEX_32, __reserved=0x7}]");
  }
}
