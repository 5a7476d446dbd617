package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// What btrfs and UBI are asked. The lines are what strace 6.1 writes.
class FileSystemIoctlsTest {
  private static String asked(Scene scene, long result, long command) {
    return text(scene.call(result, "ioctl", 3, command, 0x1000));
  }

  @Test
  void aSubvolumeInheritsOfGroups() {
    var scene =
        new Scene(Abi.X86_64, DecodeOptions.DEFAULT.unabbreviated())
            .with(0x1000, bytes().u64(2, 0, 6, 88, 0x9000, 0, 0).text("subvol").zeros(4034))
            .with(0x9000, bytes().u64(1, 2, 0, 0, 1, 5, 6, 7, 8, 100, 200));

    assertThat(asked(scene, -9, 0x50009418L))
        .isEqualTo(
            "ioctl(3, BTRFS_IOC_SUBVOL_CREATE_V2, {fd=2,"
                + " flags=BTRFS_SUBVOL_RDONLY|BTRFS_SUBVOL_QGROUP_INHERIT, size=88,"
                + " qgroup_inherit={flags=BTRFS_QGROUP_INHERIT_SET_LIMITS, num_qgroups=2,"
                + " num_ref_copies=0, num_excl_copies=0, lim={flags=BTRFS_QGROUP_LIMIT_MAX_RFER,"
                + " max_rfer=5, max_excl=6, rsv_rfer=7, rsv_excl=8}, qgroups=[100, 200]},"
                + " name=\"subvol\"}) = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void aTreeIsSearchedByNames() {
    var key = bytes().u64(5, 256, -1, 0, -1, 1, 2).u32(1, 0xffff_ffffL, 10, 0).zeros(32);
    var scene = new Scene(Abi.X86_64).with(0x1000, key);

    assertThat(asked(scene, -9, 0xd0009411L))
        .isEqualTo(
            "ioctl(3, BTRFS_IOC_TREE_SEARCH, {key={tree_id=BTRFS_FS_TREE_OBJECTID,"
                + " max_objectid=UINT64_MAX, min_offset=0, max_offset=UINT64_MAX, min_transid=1,"
                + " max_transid=2, min_type=BTRFS_INODE_ITEM_KEY, max_type=UINT32_MAX,"
                + " nr_items=10}}) = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void flagsOfASubvolumeStandAlone() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(2));

    assertThat(asked(scene, 0, 0x4008941aL))
        .isEqualTo("ioctl(3, BTRFS_IOC_SUBVOL_SETFLAGS, BTRFS_SUBVOL_RDONLY) = 0");
  }

  @Test
  void identifiersAreWrittenAsUsual() {
    var device = bytes().u64(1).u64(0xefcd_ab89_6745_2301L, 0x1032_5476_98ba_dcfeL);
    var scene = new Scene(Abi.X86_64).with(0x1000, device.zeros(4072));

    assertThat(asked(scene, -9, 0xd000941eL))
        .isEqualTo(
            "ioctl(3, BTRFS_IOC_DEV_INFO, {devid=makedev(0, 0x1),"
                + " uuid=01234567-89ab-cdef-fedc-ba9876543210}) = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void aVolumesNameIsAsLongAsItIsSaidToBe() {
    var volume = bytes().u32(1, 2).u64(3).u8(4, 1).u16(2).u32(0).text("0123456789").zeros(118);
    var scene = new Scene(Abi.X86_64).with(0x1000, volume);

    assertThat(asked(scene, -9, 0x40986f00L))
        .isEqualTo(
            "ioctl(3, UBI_IOCMKVOL, {vol_id=1, alignment=2, bytes=3, vol_type=UBI_STATIC_VOLUME,"
                + " flags=UBI_VOL_SKIP_CRC_CHECK_FLG, name_len=2, name=\"01\"...})"
                + " = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void whichVolumeWasMadeIsToldBehindWhatWasAsked() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(-1, 2, 3).u16(4).zeros(10));
    var call = scene.enter("ioctl", 3, 0x40186f40L, 0x1000);
    scene.later().with(0x1000, bytes().u32(7, 2, 3).u16(4).zeros(10));

    assertThat(text(scene.exit(call, 0)))
        .isEqualTo(
            "ioctl(3, UBI_IOCATT, {ubi_num=-1, mtd_num=2, vid_hdr_offset=3, max_beb_per1024=4}"
                + " => [7]) = 0");
  }
}
