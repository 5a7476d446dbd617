package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What kernels newer than 6.1 have and a test's machine may not.
class NewerKernelsTest {
  private static final long SOL_IP = 0;
  private static final long IP_LOCAL_PORT_RANGE = 51;

  @ParameterizedTest
  @CsvSource({
    "0, [0]",
    "1, [0x1 /* 1.. */]",
    "0x30390000, [0x30390000 /* ..12345 */]",
    "0xbadc0ded, [0xbadc0ded /* 3565..47836 */]",
    "0xbeefbeef, [0xbeefbeef /* 48879..48879 */]",
    "0xbeefface, [0xbeefface]",
  })
  void aRangeOfPortsIsToldIfItIsOne(String range, String expected) {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(Long.decode(range)));

    var set = scene.call(0, "setsockopt", 3, SOL_IP, IP_LOCAL_PORT_RANGE, 0x1000, 4);

    assertThat(text(set))
        .isEqualTo("setsockopt(3, SOL_IP, IP_LOCAL_PORT_RANGE, " + expected + ", 4) = 0");
  }

  @Test
  void aRangeOfPortsOfAnotherSizeIsBytes() {
    var scene =
        new Scene(Abi.X86_64).with(0x1000, bytes().u32(0x04030201)).with(0x2000, bytes().u32(3));

    var set = scene.call(-22, "setsockopt", 3, SOL_IP, IP_LOCAL_PORT_RANGE, 0x1000, 3);
    var got = scene.call(0, "getsockopt", 3, SOL_IP, IP_LOCAL_PORT_RANGE, 0x1000, 0x2000);

    assertThat(text(set)).contains("IP_LOCAL_PORT_RANGE, \"\\x01\\x02\\x03\", 3)");
    assertThat(text(got)).contains("IP_LOCAL_PORT_RANGE, \"\\x01\\x02\\x03\", [3])");
  }

  @Test
  void ofAMountWhatTheMaskNamesIsShown() {
    var mask = 0x1 | 0x20 | 0x400 | 0x1000 | 0x2000;
    var mount =
        bytes()
            .u32(540, 0)
            .u64(mask)
            .u32(8, 1)
            .u64(0xef53)
            .u32(0x10, 1)
            .u64(0, 0)
            .u32(0, 0)
            .u64(0, 0, 0, 0, 0)
            .u32(0, 0)
            .u64(0)
            .u32(0, 0)
            .u32(2, 6, 0, 0)
            .u64(0x7fff)
            .u32(1, 99, 0, 0)
            .zeros(344)
            .text("\0ext4\0a=b\0\0c\0")
            .zeros(15);
    var scene = new Scene(Abi.X86_64).with(0x1000, mount);

    var call = scene.call(0, "statmount", 0, 0x1000, 540, 0);

    assertThat(text(call))
        .contains("{size=540, mask=STATMOUNT_SB_BASIC|STATMOUNT_FS_TYPE|STATMOUNT_OPT_ARRAY")
        .contains("sb_magic=EXT2_SUPER_MAGIC, sb_flags=MS_SYNCHRONOUS, fs_type=\"ext4\", opt_num=2")
        .contains("opt_array=[\"a=b\", \"\"], supported_mask=STATMOUNT_SB_BASIC|")
        .endsWith("mnt_uidmap_num=1, mnt_uidmap=0x63}, 540, 0) = 0");
    assertThat(json(call))
        .contains("\"fs_type\":\"ext4\"")
        .contains("\"opt_array\":[\"a=b\",\"\"]");
  }

  @Test
  void aMountThatIsLongerThanItsBufferHasNoTexts() {
    var mount = bytes().u32(521, 0).u64(0x10).zeros(496).text("/proc\0...");
    var scene = new Scene(Abi.X86_64).with(0x1000, mount);

    assertThat(text(scene.call(0, "statmount", 0, 0x1000, 520, 0)))
        .contains("{size=521, mask=STATMOUNT_MNT_POINT, mnt_point=0}");
    assertThat(text(scene.call(0, "statmount", 0, 0x1000, 521, 0)))
        .contains("{size=521, mask=STATMOUNT_MNT_POINT, mnt_point=\"/proc\"}");
  }

  @Test
  void whatIsAskedOfMountsIsShownAsFarAsItCanBeRead() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u32(24))
            .with(0x2000, bytes().u32(25, 7).u64(1, 2))
            .with(0x3000, bytes().u32(40, 0).u64(1, 0, 5, 6));

    assertThat(text(scene.call(-14, "statmount", 0x1000, 0, 0, 0)))
        .startsWith("statmount({size=24, ???}, NULL, 0, 0) =");
    assertThat(text(scene.call(-14, "statmount", 0x3000, 0, 0, 0)))
        .contains("({size=40, mnt_id=0x1, param=0, mnt_ns_id=0x5, /* bytes 32..39 */ \"\\x06");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "0xc020aa07@0@UFFDIO_CONTINUE, {range={start=0x1, len=0x2}, mode=UFFDIO_CONTINUE_MODE_DONTWAKE|UFFDIO_CONTINUE_MODE_WP, mapped=4}",
        "0xc020aa08@0@UFFDIO_POISON, {range={start=0x1, len=0x2}, mode=UFFDIO_POISON_MODE_DONTWAKE|0x2, updated=4}",
        "0xc028aa05@-1@UFFDIO_MOVE, {dst=0x1, src=0x2, len=0x3, mode=0x4 /* UFFDIO_MOVE_MODE_??? */}",
        "0xc018aa06@0@UFFDIO_WRITEPROTECT, {range={start=0x1, len=0x2}, mode=UFFDIO_WRITEPROTECT_MODE_WP|UFFDIO_WRITEPROTECT_MODE_DONTWAKE}",
        "0x8008b705@0@NS_GET_MNTNS_ID, [0x1]",
        "0x8010b70a@0@NS_MNT_GET_INFO, {size=1, nr_mounts=0, mnt_ns_id=0x2}",
        "0x40088a01@-1@EPIOCSPARAMS, {busy_poll_usecs=1 /* 0.000001 s */, busy_poll_budget=0, prefer_busy_poll=0}",
      })
  void newerCommandsAreDescribed(String command, long result, String expected) {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(1, 2, 3, 4, 5));

    var call = scene.call(result, "ioctl", 3, Long.decode(command), 0x1000);

    assertThat(text(call)).startsWith("ioctl(3, " + expected + ") = ");
  }

  @Test
  void aBridgesPortHasWhatCameLater() {
    var message = bytes().u32(60).u16(16, 0).u32(0, 0).u8(7, 0).u16(1).u32(2, 1, 0);
    var port = message.u16(28, 12).u16(5, 40).u32(1).u16(8, 41).u32(9).u16(8, 44).u32(3);
    var scene = new Scene(Abi.X86_64).netlinkSocket(4, 0).with(0x1000, port);

    assertThat(text(scene.call(60, "sendto", 4, 0x1000, 60, 0, 0, 0)))
        .contains(
            "[{nla_len=5, nla_type=IFLA_BRPORT_MAB}, 1]",
            "[{nla_len=8, nla_type=IFLA_BRPORT_MCAST_N_GROUPS}, 9]",
            "[{nla_len=8, nla_type=IFLA_BRPORT_BACKUP_NHID}, 3]");
  }

  @Test
  void contextsOfSecurityModulesEndWhereTheirLengthsLeadNowhere() {
    var contexts =
        bytes().u64(101, 0, 40, 3).text("a\0b\0\0\0\0\0").u64(1, 0, 8, 4).text("abcd").u32(40);
    var scene = new Scene(Abi.X86_64).with(0x1000, contexts).with(0x2000, bytes().u32(76));

    var call = scene.call(2, "lsm_get_self_attr", 100, 0x1000, 0x2000, 0);

    assertThat(text(call))
        .isEqualTo(
            "lsm_get_self_attr(LSM_ATTR_CURRENT, [{id=LSM_ID_SELINUX, flags=0, len=40, ctx_len=3,"
                + " ctx=\"\\x61\\x00\\x62\"}, {id=0x1, flags=0, len=8, ctx_len=4}], [76], 0) = 2");
  }
}
