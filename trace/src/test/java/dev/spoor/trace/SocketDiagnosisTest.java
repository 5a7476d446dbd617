package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketDiagnosisTest {
  private static SocketDiagnosis about(String protocol) {
    return new SocketDiagnosis(SocketProtocol.named(protocol).orElseThrow(), 77);
  }

  private static byte[] message(byte[] body) {
    return ByteBuffer.allocate(16 + body.length)
        .order(ByteOrder.nativeOrder())
        .putInt(16 + body.length)
        .putShort((short) 20)
        .putShort((short) 2)
        .putLong(0)
        .put(body)
        .array();
  }

  private static byte[] inet(int family, int[] local, int port, int[] remote, int peer, int inode) {
    var body = ByteBuffer.allocate(72).order(ByteOrder.nativeOrder());
    body.put(0, (byte) family).put(4, (byte) (port >> 8)).put(5, (byte) port);
    body.put(6, (byte) (peer >> 8)).put(7, (byte) peer).putInt(68, inode);
    for (var i = 0; i < local.length; i++) {
      body.put(8 + i, (byte) local[i]).put(24 + i, (byte) remote[i]);
    }
    return message(body.array());
  }

  @Test
  void aListeningSocketHasOneAddress() {
    var answer = inet(2, new int[] {127, 0, 0, 1}, 8080, new int[4], 0, 77);

    assertThat(about("TCP").details(answer)).isEqualTo("127.0.0.1:8080");
  }

  @Test
  void aConnectedSocketHasTwo() {
    var local = new int[] {127, 0, 0, 1};
    var answer = inet(2, local, 8080, new int[] {10, 0, 0, 200}, 9999, 77);

    assertThat(about("TCP").details(answer)).isEqualTo("127.0.0.1:8080->10.0.0.200:9999");
  }

  @Test
  void addressesOfSixteenBytesStandInBrackets() {
    var local = new int[16];
    local[15] = 1;
    var answer = inet(10, local, 80, new int[16], 0, 77);

    assertThat(about("TCPv6").details(answer)).isEqualTo("[::1]:80");
  }

  @Test
  void theSocketIsFoundBehindOthers() {
    var other = inet(2, new int[4], 1, new int[4], 0, 76);
    var wanted = inet(2, new int[4], 2, new int[4], 0, 77);
    var both = Arrays.copyOf(other, other.length + wanted.length);
    System.arraycopy(wanted, 0, both, other.length, wanted.length);

    assertThat(about("UDP").details(both)).isEqualTo("0.0.0.0:2");
    assertThat(about("UDP").details(other)).isEmpty();
  }

  @Test
  void aUnixSocketHasItsPeerAndItsPath() {
    var body = ByteBuffer.allocate(40).order(ByteOrder.nativeOrder());
    body.put(0, (byte) 1).putInt(4, 77);
    body.putShort(16, (short) 9).putShort(18, (short) 0).put(20, "/a\"b\0".getBytes());
    body.putShort(28, (short) 8).putShort(30, (short) 2).putInt(32, 78);

    assertThat(about("UNIX-STREAM").details(message(body.array()))).isEqualTo("77->78,\"/a\\\"b\"");
  }

  @Test
  void anAbstractNameHasAnAt() {
    var body = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
    body.put(0, (byte) 1).putInt(4, 77).putShort(16, (short) 7).put(20, "\0ab".getBytes());

    assertThat(about("UNIX").details(message(body.array()))).isEqualTo("77,@\"ab\"");
  }

  @Test
  void aNetlinkSocketHasItsProtocolAndPort() {
    var body = ByteBuffer.allocate(28).order(ByteOrder.nativeOrder());
    body.put(0, (byte) 16).put(2, (byte) 15).putInt(4, 1234).putInt(16, 77);

    assertThat(about("NETLINK").details(message(body.array()))).isEqualTo("KOBJECT_UEVENT:1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TCP", "UDPv6", "UNIX", "NETLINK"})
  void anyAnswerIsRead(String protocol) {
    var random = new Random(4);
    for (var round = 0; round < 2000; round++) {
      var body = new byte[random.nextInt(120)];
      random.nextBytes(body);
      var answer = message(body);
      if (body.length >= 72) {
        ByteBuffer.wrap(answer)
            .order(ByteOrder.nativeOrder())
            .putInt(16 + 4, 77)
            .putInt(16 + 16, 77)
            .putInt(16 + 68, 77);
      }

      assertThat(about(protocol).details(answer)).matches("[ -~]*");
    }
  }
}
