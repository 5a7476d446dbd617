package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// What SG_IO asks of a SCSI device and what that answers, scsi/sg.h and linux/bsg.h.
class ScsiIoctlsTest {
  private static final long SG_IO = 0x2285;

  // Both ways: 3 bytes at 0x2000, of which `left` are not filled.
  private static Scene.Bytes both(long left, long status) {
    return bytes()
        .u32('S', -4)
        .u8(1, 8)
        .u16(0)
        .u32(3)
        .u64(0x2000, 0x3000, 0x4000)
        .u32(7, 0, 0, 0)
        .u64(0)
        .u8(status, 0, 0, 2)
        .u16(0, 0)
        .u32(left, 5, 0, 0);
  }

  private static Scene scene(Scene.Bytes request, String data) {
    return new Scene(Abi.X86_64)
        .with(0x1000, request)
        .with(0x2000, bytes().text(data))
        .with(0x3000, bytes().u8(0x12))
        .with(0x4000, bytes().u8(0x70, 0));
  }

  @Test
  void whatIsSentIsToldAsItWasAndWhatIsReceivedBehindIt() {
    var scene = scene(both(0, 0), "abc");
    var call = scene.enter("ioctl", 3, SG_IO, 0x1000);
    var later = scene(both(1, 2), "xyz");

    var returned = later.exit(call, 0);

    assertThat(text(returned))
        .isEqualTo(
            "ioctl(3, SG_IO, {interface_id='S', dxfer_direction=SG_DXFER_TO_FROM_DEV, cmd_len=1,"
                + " cmdp=\"\\x12\", mx_sb_len=8, iovec_count=0, dxfer_len=3, timeout=7, flags=0,"
                + " dxferp=\"\\x61\\x62\\x63\" => dxferp=\"\\x78\\x79\", status=0x2,"
                + " masked_status=0, msg_status=0, sb_len_wr=2, sbp=\"\\x70\\x00\", host_status=0,"
                + " driver_status=0, resid=1, duration=5, info=0}) = 0");
    assertThat(json(returned))
        .contains("\"dxferp\":{\"entry\":{\"hex\":\"616263\"},\"exit\":{\"hex\":\"7879\"}}");
  }

  @Test
  void whatHasNotReturnedIsToldAsALineOfItsOwnLater() {
    var call = scene(both(0, 0), "abc").enter("ioctl", 3, SG_IO, 0x1000);

    assertThat(call.asUnfinished().knownArguments()).isEqualTo(2);
  }

  @Test
  void aLeftoverThatCannotBeIsNotTakenOff() {
    for (var left : new long[] {4, -1, 0x8000_0000L}) {
      assertThat(text(scene(both(left, 0), "abc").call(-5, "ioctl", 3, SG_IO, 0x1000)))
          .contains("dxferp=\"\\x61\\x62\\x63\" => dxferp=\"\\x61\\x62\\x63\", status=0");
    }
  }

  @Test
  void aRequestOfWhichOnlyTheBeginningCanBeReadIsToldThatFar() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var third = new Scene(abi).with(0x1000, bytes().u32('S').zeros(20));
      var fourth = new Scene(abi).with(0x1000, bytes().u32('Q'));

      assertThat(text(third.call(-9, "ioctl", 3, SG_IO, 0x1000)))
          .startsWith("ioctl(3, SG_IO, {interface_id='S', 0x1004}) = -1");
      assertThat(text(fourth.call(-9, "ioctl", 3, SG_IO, 0x1000)))
          .startsWith("ioctl(3, SG_IO, {guard='Q', 0x1004}) = -1");
    }
  }

  @Test
  void devicesAndTheirRequestsAreTold() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var device = bytes().u32(1, 2, 3, 4, 5).u16(6, 7).u32(0, 0);
      var request = bytes().u8(1, 0, -1, 0).u32(-1);
      request = abi == Abi.I386 ? request.u32(16) : request.u64(16);
      var scene = new Scene(abi).with(0x1000, device).with(0x2000, request.u32(9, 0, 0, 0));

      assertThat(text(scene.call(0, "ioctl", 3, 0x2276, 0x1000)))
          .isEqualTo(
              "ioctl(3, SG_GET_SCSI_ID, {host_no=1, channel=2, scsi_id=0x3, lun=4, scsi_type=0x5,"
                  + " h_cmd_per_lun=6, d_queue_depth=7}) = 0");
      assertThat(text(scene.call(0, "ioctl", 3, 0x2286, 0x2000)))
          .isEqualTo(
              "ioctl(3, SG_GET_REQUEST_TABLE, {req_state=1, orphan=0, sg_io_owned=-1, problem=0,"
                  + " pack_id=-1, usr_ptr=0x10, duration=9}) = 0");
      assertThat(text(scene.call(-9, "ioctl", 3, 0x2286, 0x2000))).contains("TABLE, 0x2000) = -1");
    }
  }

  @Test
  void whatIsGoneWhenTheCallReturnsIsNotTold() {
    var scene = scene(both(0, 0), "abc");
    var call = scene.enter("ioctl", 3, SG_IO, 0x1000);

    assertThat(text(scene.later().exit(call, 0)))
        .endsWith("flags=0, dxferp=\"\\x61\\x62\\x63\"}) = 0");
  }
}
