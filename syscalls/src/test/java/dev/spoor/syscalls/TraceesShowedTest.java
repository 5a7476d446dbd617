package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import org.junit.jupiter.api.Test;

/// What was written wrongly until the programs of `tracees/calls` said what they expect.
class TraceesShowedTest {
  @Test
  void anOffsetThatACallMovesIsContinuedWhenItReturns() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0));
    var entered = scene.enter("sendfile", 6, 3, 0x1000, 7);
    var moved = scene.later().with(0x1000, bytes().u64(7)).exit(entered, 7);
    var failed = scene.exit(entered, -9);
    var formatter = new TextFormatter(TextStyle.PLAIN);
    var opening = new StringBuilder();
    var rest = new StringBuilder();
    var restOfFailed = new StringBuilder();

    formatter.opening(entered.asUnfinished(), opening);
    formatter.resumption(entered.asUnfinished(), moved, rest);
    formatter.resumption(entered.asUnfinished(), failed, restOfFailed);

    assertThat(opening).hasToString("sendfile(6, 3, [0]");
    assertThat(rest).hasToString(" => [7], 7)");
    assertThat(restOfFailed).hasToString(", 7)");
  }

  @Test
  void whatTheProgramGivesIsShownOfACallThatFails() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0).u32(3, 0).zeros(40))
            .with(0x2000, bytes().u32(8, 1))
            .with(0x3000, bytes().u32(0, 0, 2, 0, 0, 0).zeros(96))
            .with(0x4000, bytes().u32(4));

    assertThat(text(scene.call(-9, "recvmsg", -1, 0x1000, 0)))
        .isEqualTo("recvmsg(-1, {msg_namelen=3}, 0) = -1 EBADF (Bad file descriptor)");
    assertThat(text(scene.call(-9, "name_to_handle_at", -1, 0, 0x2000, 0x4000, 0)))
        .contains("{handle_bytes=8}, 0x4000,");
    assertThat(text(scene.call(-22, "io_uring_setup", 2, 0x3000)))
        .contains("{flags=IORING_SETUP_SQPOLL, sq_thread_cpu=0, sq_thread_idle=0}");
    assertThat(text(scene.call(-9, "getsockopt", -1, 1, 3, 0x2000, 0x4000)))
        .contains("SO_TYPE, 0x2000, [4])");
  }

  @Test
  void bytesThatACallHasChangedAreShownBesideThoseItGot() {
    var scene = new Scene(Abi.X86_64).with(0x2000, bytes().u32(0, 0));
    var entered = scene.enter("name_to_handle_at", -1, 0, 0x2000, 0x4000, 0);

    var call = scene.later().with(0x2000, bytes().u32(8, 0)).exit(entered, -75);

    assertThat(text(call)).contains("{handle_bytes=0 => 8}, 0x4000,");
    assertThat(json(call)).contains("\"handle_bytes\":{\"entry\":0,\"exit\":8}");
  }

  @Test
  void i386HasIdsOf16Bits() {
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u16(5, 6, 65535));

    assertThat(text(scene.call(0, "setgroups", 3, 0x1000)))
        .isEqualTo("setgroups(3, [5, 6, -1]) = 0");
    assertThat(text(scene.call(0, "setreuid", 0xfffff, 0x10005))).isEqualTo("setreuid(-1, 5) = 0");
  }

  @Test
  void i386HasOffsetsOf64BitsInLocksOfOpenFiles() {
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u16(1, 0).u64(5, 6).u32(0));

    assertThat(text(scene.call(0, "fcntl64", 3, 37, 0x1000)))
        .isEqualTo(
            "fcntl64(3, F_OFD_SETLK,"
                + " {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=5, l_len=6}) = 0");
  }

  @Test
  void i386PutsAnOffsetTogetherAndASetOfSignalsIsInARegister() {
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u64(0x1_0000_0002L));

    assertThat(text(scene.call(0, "_llseek", 3, 1, 2, 0x1000, 0)))
        .isEqualTo("_llseek(3, 4294967298, [4294967298], SEEK_SET) = 0");
    assertThat(text(scene.call(-514, "sigsuspend", 0, 0, 0x200))).startsWith("sigsuspend([USR1])");
  }

  @Test
  void i386SelectIsCalledSelect() {
    var scene = new Scene(Abi.I386).with(0x1000, bytes().u32(0, 0, 0, 0, 0));

    assertThat(text(scene.call(0, "select", 0x1000)))
        .isEqualTo("select(0, NULL, NULL, NULL, NULL) = 0 (Timeout)");
  }

  @Test
  void timesOf64BitsThatAreLeftAreShown() {
    var scene =
        new Scene(Abi.I386)
            .with(0x1000, bytes().u32(4).u16(4, 4))
            .with(0x2000, bytes().u64(0, 999));

    assertThat(text(scene.call(1, "ppoll_time64", 0x1000, 1, 0x2000, 0, 8)))
        .isEqualTo(
            "ppoll_time64([{fd=4, events=POLLOUT}], 1, {tv_sec=0, tv_nsec=999}, NULL, 8)"
                + " = 1 ([{fd=4, revents=POLLOUT}], left {tv_sec=0, tv_nsec=999})");
  }

  @Test
  void timesAreShownAsMomentsAndFractionsAreUnsigned() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0, 0, 0, -1))
            .with(0x2000, bytes().u64(5).u32(10, 0).zeros(48));

    assertThat(text(scene.call(0, "utimes", 0, 0x1000)))
        .contains("[{tv_sec=0, tv_usec=0}, {tv_sec=0, tv_usec=18446744073709551615}]");
    assertThat(text(scene.call(-22, "timer_create", 1, 0x2000, 0)))
        .contains("{sigev_value={sival_int=5, sival_ptr=0x5}, sigev_signo=SIGUSR1,");
  }

  @Test
  void aMountThatBindsTakesNeitherTypeNorData() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().text("a\0"));

    assertThat(text(scene.call(0, "mount", 0x1000, 0x1000, 0x1000, 0x1000, 0x1000)))
        .isEqualTo("mount(\"a\", \"a\", 0x1000, MS_BIND, 0x1000) = 0");
    assertThat(text(scene.call(0, "mount", 0x1000, 0x1000, 0x1000, 0x1020, 0x1000)))
        .isEqualTo("mount(\"a\", \"a\", 0x1000, MS_REMOUNT|MS_BIND, \"a\") = 0");
  }

  @Test
  void numbersThatHaveNamesHaveThem() {
    var scene = new Scene(Abi.X86_64);

    assertThat(text(scene.call(10, "fcntl", 3, 11))).isEqualTo("fcntl(3, F_GETSIG) = 10 (SIGUSR1)");
    assertThat(text(scene.call(0, "ioctl", 3, 0x540b, 2)))
        .isEqualTo("ioctl(3, TCFLSH, TCIOFLUSH) = 0");
    assertThat(text(scene.call(0, "waitid", 0, 0, 0, 2, 0))).contains("WSTOPPED");
    assertThat(text(scene.call(0, "personality", 0x40008))).contains("(PER_LINUX32|ADDR_NO");
    assertThat(text(scene.call(0, "mremap", 0x1000, 1, 1, 1, 7)))
        .isEqualTo("mremap(0x1000, 1, 1, MREMAP_MAYMOVE) = 0");
  }
}
