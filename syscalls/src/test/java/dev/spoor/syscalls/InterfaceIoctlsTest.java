package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// ioctl(2) on sockets about network interfaces: fields that the program writes and those that the
/// kernel does, in one structure.
class InterfaceIoctlsTest {
  private static final long SIOCGIFNAME = 0x8910;
  private static final long SIOCGIFCONF = 0x8912;
  private static final long SIOCGIFMTU = 0x8921;

  private static final long ENODEV = -19;

  private static Scene.Bytes request(String name, long number) {
    return bytes().text(name).zeros(16 - name.length()).u32(number).zeros(20);
  }

  @Test
  void ofARequestThatFailedThereIsWhatTheProgramWrote() {
    var scene = new Scene(Abi.X86_64).with(0x1000, request("lo", 65536));

    assertThat(text(scene.call(0, "ioctl", 3, SIOCGIFMTU, 0x1000)))
        .isEqualTo("ioctl(3, SIOCGIFMTU, {ifr_name=\"lo\", ifr_mtu=65536}) = 0");
    assertThat(text(scene.call(ENODEV, "ioctl", 3, SIOCGIFMTU, 0x1000)))
        .startsWith("ioctl(3, SIOCGIFMTU, {ifr_name=\"lo\"}) = -1 ENODEV ");
  }

  @Test
  void theNameMayBeTheKernels() {
    var scene = new Scene(Abi.X86_64).with(0x1000, request("lo", 1));

    assertThat(text(scene.call(0, "ioctl", 3, SIOCGIFNAME, 0x1000)))
        .isEqualTo("ioctl(3, SIOCGIFNAME, {ifr_ifindex=1, ifr_name=\"lo\"}) = 0");
  }

  @Test
  void aListIsAsLongAsTheKernelSays() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u32(100, 0).u64(0x2000))
            .with(0x2000, bytes().zeros(100));
    var pending = scene.enter("ioctl", 3, SIOCGIFCONF, 0x1000);
    scene
        .later()
        .with(0x1000, bytes().u32(40, 0).u64(0x2000))
        .with(0x2000, bytes().text("lo").zeros(14).u16(2, 0).u32(0x0100007f).zeros(8).zeros(8));

    var call = scene.exit(pending, 0);

    assertThat(text(call))
        .isEqualTo(
            "ioctl(3, SIOCGIFCONF, {ifc_len=100 => 40 /* 1 * sizeof(struct ifreq) */, "
                + "ifc_buf=[{ifr_name=\"lo\", ifr_addr={sa_family=AF_INET, sin_port=htons(0), "
                + "sin_addr=inet_addr(\"127.0.0.1\")}}]}) = 0");
    assertThat(json(call)).contains("\"ifc_len\":{\"entry\":100,\"exit\":40}");
  }

  @Test
  void whereNoListIsAskedForTheLengthIsTheKernels() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(7, 0).u64(0));
    var pending = scene.enter("ioctl", 3, SIOCGIFCONF, 0x1000);
    scene.later().with(0x1000, bytes().u32(80, 0).u64(0));

    assertThat(text(scene.exit(pending, 0)))
        .isEqualTo(
            "ioctl(3, SIOCGIFCONF, {ifc_len=80 /* 2 * sizeof(struct ifreq) */, ifc_buf=NULL}) = 0");
  }

  @Test
  void aStructureWithinMayHaveFieldsThatChange() {
    // BPF_OBJ_GET_INFO_BY_FD
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(4, 152).u64(0x2000));
    var pending = scene.enter("bpf", 15, 0x1000, 16);

    assertThat(text(scene.exit(pending, -14)))
        .startsWith(
            "bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=4, info_len=152, info=0x2000}}, 16)");
    scene.later().with(0x1000, bytes().u32(4, 104).u64(0x2000));
    assertThat(text(scene.exit(pending, 0)))
        .isEqualTo(
            "bpf(BPF_OBJ_GET_INFO_BY_FD, "
                + "{info={bpf_fd=4, info_len=152 => 104, info=0x2000}}, 16) = 0");
  }

  @Test
  void recvmmsgSaysHowMuchTimeIsLeft() {
    var scene = new Scene(Abi.X86_64).with(0x2000, bytes().u64(1, 5));

    assertThat(text(scene.call(0, "recvmmsg", 3, 0, 0, 0, 0x2000)))
        .endsWith("= 0 (left {tv_sec=1, tv_nsec=5})");
    assertThat(text(scene.call(0, "recvmmsg", 3, 0, 0, 0, 0))).endsWith(" = 0");
  }
}
