package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetlinkSocketsTest {
  private static final Tid TASK = new Tid(7);

  @TempDir Path proc;

  @BeforeEach
  void aTaskWithTwoSocketsAndAFile() throws IOException {
    Files.createDirectories(proc.resolve("7/fd"));
    Files.createDirectories(proc.resolve("7/net"));
    refer(3, "socket:[501]");
    refer(4, "socket:[502]");
    refer(5, "a-file");
    table("256be0e6 4 0 00000000 0 0 0 2 0 501");
  }

  private void refer(int fd, String target) throws IOException {
    Files.createSymbolicLink(proc.resolve("7/fd/" + fd), Path.of(target));
  }

  private void table(String row) throws IOException {
    var header =
        "sk       Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode\n";
    Files.writeString(proc.resolve("7/net/netlink"), header + row + "\n");
  }

  @Test
  void aNetlinkSocketHasTheProtocolOfItsInode() {
    var sockets = new NetlinkSockets(proc.toString());

    assertThat(sockets.protocol(TASK, 3)).hasValue(4);
    assertThat(sockets.protocol(TASK, 4)).isEmpty();
    assertThat(sockets.protocol(TASK, 5)).isEmpty();
    assertThat(sockets.protocol(TASK, 6)).isEmpty();
  }

  @Test
  void theTableIsReadOnceForEachInode() throws IOException {
    var sockets = new NetlinkSockets(proc.toString());
    sockets.protocol(TASK, 3);
    sockets.protocol(TASK, 4);

    table("256be0e6 9 0 00000000 0 0 0 2 0 502");

    assertThat(sockets.protocol(TASK, 3)).hasValue(4);
    assertThat(sockets.protocol(TASK, 4)).isEmpty();
  }

  @Test
  void aDescriptorIsLookedAtAnewEachTime() throws IOException {
    var sockets = new NetlinkSockets(proc.toString());
    sockets.protocol(TASK, 3);

    Files.delete(proc.resolve("7/fd/3"));
    refer(3, "a-file");

    assertThat(sockets.protocol(TASK, 3)).isEmpty();
  }
}
