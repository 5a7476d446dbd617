package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.DeviceNumber;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.trace.options.DescriptorDetail;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class DescriptorReferentsTest {
  private static final long CONNECT = 42;

  private final MadeUpFiles files = new MadeUpFiles();
  private final DescriptorReferents all = referents(EnumSet.allOf(DescriptorDetail.class), true);
  private final DescriptorReferents paths = referents(EnumSet.of(DescriptorDetail.PATH), true);

  private static Referent detail(String text) {
    return new Referent(ByteString.EMPTY, text, false);
  }

  @Test
  void aFileIsItsPath() {
    files.link(3, "/etc/passwd");

    assertThat(all.of(files, 3)).isEqualTo(Referent.of(ByteString.of("/etc/passwd")));
  }

  @Test
  void aRemovedFileIsItsFormerPathWithAMark() {
    files.link(3, "/tmp/x (deleted)");

    assertThat(paths.of(files, 3)).isEqualTo(new Referent(ByteString.of("/tmp/x"), "", true));
  }

  @Test
  void aFileThatIsCalledDeletedIsNot() {
    files.link(3, "/tmp/x (deleted)").called(3, "/tmp/x (deleted)");

    assertThat(paths.of(files, 3))
        .isEqualTo(new Referent(ByteString.of("/tmp/x (deleted)"), "", false));
  }

  @Test
  void whatIsNotOpenRefersToNothing() {
    assertThat(all.of(files, 9)).isEqualTo(Referent.UNKNOWN);
  }

  @Test
  void aDeviceHasItsNumbersBehindItsPath() {
    files.link(0, "/dev/null").device(0, new DeviceNumber(false, 1, 3));
    files.link(1, "/dev/sda").device(1, new DeviceNumber(true, 8, 0));

    assertThat(all.of(files, 0).detail()).isEqualTo("<char 1:3>");
    assertThat(all.of(files, 1).detail()).isEqualTo("<block 8:0>");
    assertThat(paths.of(files, 0).detail()).isEmpty();
  }

  @Test
  void devicesAloneLeavePathsOfOtherFilesOut() {
    var devices = referents(EnumSet.of(DescriptorDetail.DEV), true);
    files.link(0, "/dev/null").device(0, new DeviceNumber(false, 1, 3)).link(1, "/etc/passwd");

    assertThat(devices.of(files, 0).path().toString()).isEqualTo("/dev/null");
    assertThat(devices.of(files, 1)).isEqualTo(Referent.UNKNOWN);
    assertThat(devices.workingDirectory(files)).isEqualTo(ByteString.EMPTY);
  }

  @Test
  void aPidfdIsItsProcess() {
    files.link(3, "anon_inode:[pidfd]").information(3, "pos:\t0\nPid:\t12\nNSpid:\t12\n");

    assertThat(all.of(files, 3)).isEqualTo(detail("pid:12"));
    assertThat(paths.of(files, 3)).isEqualTo(Referent.of(ByteString.of("anon_inode:[pidfd]")));
  }

  @Test
  void aSignalfdIsItsSignals() {
    files.link(3, "anon_inode:[signalfd]").information(3, "pos:\t0\nsigmask:\t0000000000000201\n");

    assertThat(all.of(files, 3)).isEqualTo(detail("signalfd:[HUP USR1]"));
  }

  @Test
  void anEventfdIsWhatTheKernelTellsOfItsCounter() {
    files
        .link(3, "anon_inode:[eventfd]")
        .information(3, "eventfd-count:               1f\neventfd-id: 85\neventfd-semaphore: 1\n")
        .link(4, "anon_inode:[eventfd]")
        .information(4, "eventfd-count:                0\n");

    assertThat(all.of(files, 3))
        .isEqualTo(detail("{eventfd-count=0x1f, eventfd-id=85, eventfd-semaphore=1}"));
    assertThat(all.of(files, 4)).isEqualTo(detail("{eventfd-count=0}"));
    assertThat(paths.of(files, 3)).isEqualTo(Referent.of(ByteString.of("anon_inode:[eventfd]")));
  }

  @Test
  void theMasterOfAPseudoTerminalIsShownWithItsTerminal() {
    files
        .link(3, "/dev/pts/ptmx")
        .device(3, new DeviceNumber(false, 5, 2))
        .information(3, "pos:\t0\ntty-index:\t7\n");

    assertThat(all.of(files, 3).detail()).isEqualTo("<char 5:2 @/dev/pts/7>");
  }

  @Test
  void aSocketOfUnknownProtocolIsWhatTheKernelCallsIt() {
    files.link(3, "socket:[77]").protocol(3, "PACKET");

    assertThat(all.of(files, 3)).isEqualTo(Referent.of(ByteString.of("socket:[77]")));
  }

  @Test
  void aSocketWithoutAddressesIsAskedAboutAgain() {
    files.link(3, "socket:[77]").protocol(3, "TCP");

    assertThat(all.of(files, 3)).isEqualTo(detail("TCP:[77]"));
    assertThat(all.of(files, 3)).isEqualTo(detail("TCP:[77]"));
    assertThat(files.questions).isEqualTo(2);
  }

  @Test
  void addressesAreRememberedUntilAConnect() {
    files.link(3, "socket:[77]").protocol(3, "UNIX-STREAM").answer(unix(77, 78));
    var first = all.of(files, 3);
    files.answer(unix(77, 99));

    assertThat(first).isEqualTo(detail("UNIX-STREAM:[77->78]"));
    assertThat(all.of(files, 3)).isEqualTo(first);
    all.returned(files, Abi.X86_64, CONNECT, "connect", 3);
    assertThat(all.of(files, 3)).isEqualTo(detail("UNIX-STREAM:[77->99]"));
  }

  @Test
  void socketcallConnectsOnlyIfThatIsWhatItIsAskedFor() {
    files.link(3, "socket:[77]").protocol(3, "UNIX-STREAM").answer(unix(77, 78));
    var first = all.of(files, 3);
    files.answer(unix(77, 99));

    all.returned(files, Abi.I386, 102, "sendto", 11);
    assertThat(all.of(files, 3)).isEqualTo(first);
    all.returned(files, Abi.I386, 102, "connect", 3);
    assertThat(all.of(files, 3)).isEqualTo(detail("UNIX-STREAM:[77->99]"));
  }

  @Test
  void nothingIsRememberedWhereAConnectMayPassUnseen() {
    var some = referents(EnumSet.allOf(DescriptorDetail.class), false);
    files.link(3, "socket:[77]").protocol(3, "UNIX-STREAM").answer(unix(77, 78));
    var first = some.of(files, 3);
    files.answer(unix(77, 99));

    assertThat(some.of(files, 3)).isNotEqualTo(first);
  }

  static byte[] unix(int inode, int peer) {
    return ByteBuffer.allocate(40)
        .order(ByteOrder.nativeOrder())
        .putInt(40)
        .putShort((short) 20)
        .putShort((short) 0)
        .putLong(0)
        .putInt(1)
        .putInt(inode)
        .putLong(0)
        .putShort((short) 8)
        .putShort((short) 2)
        .putInt(peer)
        .array();
  }

  private static DescriptorReferents referents(EnumSet<DescriptorDetail> wanted, boolean all) {
    return new DescriptorReferents(
        wanted,
        all,
        java.util.Optional.empty(),
        new dev.spoor.syscalls.format.TextFormatter(dev.spoor.syscalls.format.TextStyle.PLAIN));
  }
}
