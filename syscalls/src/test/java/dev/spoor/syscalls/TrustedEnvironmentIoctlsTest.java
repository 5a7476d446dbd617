package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// What trusted execution environments are asked, linux/tee.h. The lines of calls that fail are
/// what strace 6.1 writes.
class TrustedEnvironmentIoctlsTest {
  private static final long INVOKE = 0x8010a403L;
  private static final long OPEN_SESSION = 0x8010a402L;

  private static String asked(Scene scene, long result, long command) {
    return text(scene.call(result, "ioctl", 3, command, 0x1000));
  }

  private static Scene.Bytes invoked(long result, long origin, long value) {
    return bytes().u32(1, 2, 3, result, origin, 2).u64(0x103, value, 7, 8).u64(6, 16, 32, 9);
  }

  @Test
  void parametersAreWrittenByTheirKinds() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0x2000, 24 + 64))
            .with(0x2000, invoked(0, 0, 6));

    assertThat(asked(scene, -9, INVOKE))
        .isEqualTo(
            "ioctl(3, TEE_IOC_INVOKE, {buf_len=88, buf_ptr={func=1, session=0x2, cancel_id=3,"
                + " num_params=2, params=[{attr=TEE_IOCTL_PARAM_ATTR_TYPE_VALUE_INOUT"
                + "|TEE_IOCTL_PARAM_ATTR_META, a=0x6, b=0x7, c=0x8},"
                + " {attr=TEE_IOCTL_PARAM_ATTR_TYPE_MEMREF_OUTPUT, shm_offs=0x10, size=0x20,"
                + " shm_id=9}]}}) = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void whatTheEnvironmentAnswersIsToldBehindWhatItWasAsked() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0x2000, 24 + 64))
            .with(0x2000, invoked(0, 0, 6));
    var call = scene.enter("ioctl", 3, INVOKE, 0x1000);
    scene
        .later()
        .with(0x1000, bytes().u64(0x2000, 24 + 64))
        .with(0x2000, invoked(0xffff_0006L, 4, 5));

    var returned = scene.exit(call, 0);

    assertThat(text(returned))
        .contains("a=0x6")
        .contains(" => ")
        .contains("a=0x5")
        .endsWith("ret=0xffff0006, ret_origin=TEEC_ORIGIN_TRUSTED_APP}}) = 0");
    assertThat(json(returned)).contains("\"ret\":4294901766");
  }

  @Test
  void aBufferThatItsParametersDoNotFillIsNotFollowed() {
    for (var length : new long[] {0, 24, 24 + 32, 24 + 65, -1}) {
      var scene =
          new Scene(Abi.X86_64)
              .with(0x1000, bytes().u64(0x2000, length))
              .with(0x2000, invoked(0, 0, 6));

      assertThat(asked(scene, -9, INVOKE))
          .isEqualTo(
              "ioctl(3, TEE_IOC_INVOKE, {buf_len="
                  + Long.toUnsignedString(length)
                  + ", buf_ptr=0x2000}) = -1 EBADF (Bad file descriptor)");
    }
  }

  @Test
  void whoLogsInDecidesWhatTheIdentifierIs() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      assertThat(opened(abi, 1)).contains("clnt_login=TEE_IOCTL_LOGIN_USER, cancel_id=7");
      assertThat(opened(abi, 2)).contains("clnt_login=TEE_IOCTL_LOGIN_GROUP, clnt_uuid=100, canc");
      assertThat(opened(abi, 255))
          .contains("clnt_login=0xff /* TEE_IOCTL_LOGIN_??? */, clnt_uuid=[0x64, 0, 0,")
          .contains("uuid=01234567-89ab-cdef-fedc-ba9876543210, clnt_login");
    }
  }

  private static String opened(Abi abi, long login) {
    var session =
        bytes()
            .u64(0xefcd_ab89_6745_2301L, 0x1032_5476_98ba_dcfeL, 100, 0)
            .u32(login, 7, 0, 0, 0, 1)
            .u64(0, 0, 0, 0);
    var scene = new Scene(abi).with(0x1000, bytes().u64(0x2000, 56 + 32)).with(0x2000, session);
    return asked(scene, -9, OPEN_SESSION);
  }

  @Test
  void aCommandWithoutANameIsDescribedByItsNumber() {
    var shared = bytes().u64(5, 0).u32(2, 0, 0, 0);

    assertThat(asked(new Scene(Abi.X86_64).with(0x1000, shared), -9, 0xc020a408L))
        .isEqualTo(
            "ioctl(3, _IOC(_IOC_READ|_IOC_WRITE, 0xa4, 0x8, 0x20), {fd=5,"
                + " flags=TEE_IOCTL_SHM_DMA_BUF}) = -1 EBADF (Bad file descriptor)");
    assertThat(asked(new Scene(Abi.X86_64), -9, 0xc028a408L))
        .endsWith("0x28), 0x1000) = -1 EBADF (Bad file descriptor)");
  }
}
