package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Arguments that are a number and flags in one, structures that are there in part, and programs
/// for the kernel. The lines are what strace 6.1 writes, but for addresses.
class NumbersOfSeveralKindsTest {
  private final Scene scene = new Scene(Abi.X86_64);

  @Test
  void theLengthOfAVectorStandsBehindItsFlags() {
    var plain = scene.call(-22, "prctl", 50, 0xff);
    var flagged = scene.call(0x20010, "prctl", 50, 0x400ff);

    assertThat(text(plain)).startsWith("prctl(PR_SVE_SET_VL, 0xff) = -1 ");
    assertThat(text(flagged))
        .isEqualTo(
            "prctl(PR_SVE_SET_VL, PR_SVE_SET_VL_ONEXEC|0xff) = 0x20010 (PR_SVE_VL_INHERIT|0x10)");
    assertThat(text(flagged, TextStyle.Constants.NUMBERS))
        .isEqualTo("prctl(0x32, 0x400ff) = 0x20010");
    assertThat(text(flagged, TextStyle.Constants.BOTH))
        .startsWith("prctl(0x32 /* PR_SVE_SET_VL */, 0x400ff /* PR_SVE_SET_VL_ONEXEC|0xff */) = ");
    assertThat(json(flagged))
        .contains("\"arg2\":{\"raw\":262399,\"names\":[\"PR_SVE_SET_VL_ONEXEC\"],\"unnamed\":255}");
  }

  @Test
  void tagsOfAddressesAreShownShifted() {
    var call = scene.call(-22, "prctl", 55, 0x57ae57f4, 1, 2, 3);

    assertThat(text(call))
        .startsWith(
            "prctl(PR_SET_TAGGED_ADDR_CTRL, !PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_ASYNC"
                + "|0xcafe<<PR_MTE_TAG_SHIFT|0x57a80000, 0x1, 0x2, 0x3) = -1 ");
  }

  @Test
  void aPriorityStandsBehindTheFlagsOfASwapArea() {
    scene.with(0x1000, bytes().text("swap\0"));

    assertThat(text(scene.call(0, "swapon", 0x1000, 42))).isEqualTo("swapon(\"swap\", 42) = 0");
    assertThat(text(scene.call(0, "swapon", 0x1000, 0x8000)))
        .isEqualTo("swapon(\"swap\", SWAP_FLAG_PREFER|0) = 0");
  }

  @Test
  void aNumberOfTheCallCanBeToldBeforeItsName() {
    var call = scene.call(-22, "syslog", -1, 0, -1);

    assertThat(text(call))
        .isEqualTo("syslog(-1 /* SYSLOG_ACTION_??? */, NULL, -1) = -1 EINVAL (Invalid argument)");
  }

  @Test
  void ofAFieldThatIsCutOffTheBytesAreShown() {
    scene.with(0x1000, bytes().u32(1, 0x7f8d_4fdf)).with(0x2000, bytes().u32(7));

    assertThat(text(scene.call(0, "getsockopt", 3, 1, 13, 0x1000, 0x2000)))
        .isEqualTo(
            "getsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=\"\\xdf\\x4f\\x8d\"}, [7])"
                + " = 0");
  }

  @Test
  void aNumberThatIsTooShortIsNotFollowed() {
    scene.with(0x1000, bytes().u32(5));

    assertThat(text(scene.call(-22, "setsockopt", 3, 1, 2, 0x1000, 3)))
        .startsWith("setsockopt(3, SOL_SOCKET, SO_REUSEADDR, 0x1000, 3) = -1 ");
    assertThat(text(scene.call(0, "setsockopt", 3, 1, 2, 0x1000, 5)))
        .isEqualTo("setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [5], 5) = 0");
  }

  @Test
  void typesOfMessagesThatAreKeptBackAreASet() {
    scene.with(0x1000, bytes().u32(0xffff_ffffL)).with(0x2000, bytes().u32(0x1838));

    assertThat(text(scene.call(0, "setsockopt", 3, 255, 1, 0x1000, 4)))
        .isEqualTo("setsockopt(3, SOL_RAW, ICMP_FILTER, ~[], 4) = 0");
    assertThat(text(scene.call(0, "setsockopt", 3, 255, 1, 0x2000, 4)))
        .isEqualTo(
            "setsockopt(3, SOL_RAW, ICMP_FILTER, [ICMP_DEST_UNREACH ICMP_SOURCE_QUENCH"
                + " ICMP_REDIRECT ICMP_TIME_EXCEEDED ICMP_PARAMETERPROB], 4) = 0");
  }

  @Test
  void vectorsOfAReadThatFailsShowWhereItWasToGo() {
    scene.with(0x1000, bytes().u64(0x5000, 8));

    assertThat(text(scene.call(-22, "preadv", 0, 0x1000, 1, -1, 0)))
        .isEqualTo(
            "preadv(0, [{iov_base=0x5000, iov_len=8}], 1, -1) = -1 EINVAL (Invalid argument)");
  }

  @Test
  void whatPtraceTellsOfACallEndsWhereItWasCut() {
    scene.with(
        0x1000, bytes().u8(1, 0, 0, 0).u32(0xc000_003eL).u64(0x10, 0x20).u64(80).u64(1, 2, 3, 4));

    assertThat(text(scene.call(80, "ptrace", 0x420e, 5, 40, 0x1000)))
        .isEqualTo(
            "ptrace(PTRACE_GET_SYSCALL_INFO, 5, 40, {op=PTRACE_SYSCALL_INFO_ENTRY,"
                + " arch=AUDIT_ARCH_X86_64, instruction_pointer=0x10, stack_pointer=0x20,"
                + " entry={nr=__NR_chdir, args=[0x1]}}) = 80");
  }

  @Test
  void filtersAreShownByInstructionUnlessAbbreviated() {
    var whole = new Scene(Abi.X86_64, new DecodeOptions(32, false, Set.of()));
    for (var one : new Scene[] {scene, whole}) {
      one.with(0x1000, bytes().u16(3, 0, 0, 0).u64(0x2000))
          .with(
              0x2000,
              bytes()
                  .u16(0x30)
                  .u8(0, 0)
                  .u32(0xffff_f000L)
                  .u16(0x15)
                  .u8(0, 5)
                  .u32(0x11)
                  .u16(0x06)
                  .u8(0, 0)
                  .u32(0xffff_ffffL));
    }

    var call = whole.call(0, "setsockopt", 3, 1, 26, 0x1000, 16);

    assertThat(text(call))
        .isEqualTo(
            "setsockopt(3, SOL_SOCKET, SO_ATTACH_FILTER, {len=3, filter=["
                + "BPF_STMT(BPF_LD|BPF_B|BPF_ABS, SKF_AD_OFF+SKF_AD_PROTOCOL),"
                + " BPF_JUMP(BPF_JMP|BPF_K|BPF_JEQ, 0x11, 0, 0x5),"
                + " BPF_STMT(BPF_RET|BPF_K, 0xffffffff)]}, 16) = 0");
    assertThat(json(call)).contains("4294963200");
    assertThat(text(scene.call(0, "setsockopt", 3, 1, 26, 0x1000, 16)))
        .isEqualTo("setsockopt(3, SOL_SOCKET, SO_ATTACH_FILTER, {len=3, filter=0x2000}, 16) = 0");
  }

  @Test
  void whatIsSaidToGoOnHasToBeThere() {
    scene.with(0x1000, bytes().zeros(32));

    assertThat(text(scene.call(-14, "write", 1, 0x1000, 33)))
        .isEqualTo("write(1, 0x1000, 33) = -1 EFAULT (Bad address)");
  }
}
