package dev.spoor.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Causes that a test cannot raise on the machine it runs on, over a /proc made of files.
class DiagnosisTest {
  private static final long PTRACE_BIT = 1L << 19;
  private static final Tid TASK = Tid.of(1200);

  @TempDir Path proc;

  @BeforeEach
  void anOrdinaryPair() throws IOException {
    status("self", "Tgid: 100", "Uid: 1000 1000 1000 1000", "Gid: 1000 1000 1000 1000");
    status("1200", "Tgid: 1200", "Uid: 1000 1000 1000 1000", "Gid: 1000 1000 1000 1000");
    // The owner of /proc/PID tells whether it is dumpable: here whoever runs the test.
    var owner = Files.getAttribute(proc.resolve("1200"), "unix:uid");
    uidOfBoth((Integer) owner);
  }

  private void uidOfBoth(int uid) throws IOException {
    var line = "Uid: 0 " + uid + " 0 0";
    status("self", "Tgid: 100", line);
    status("1200", "Tgid: 1200", line);
  }

  private void status(String task, String... lines) throws IOException {
    file(task + "/status", String.join("\n", lines) + "\n");
  }

  private void file(String path, String text) throws IOException {
    Files.createDirectories(proc.resolve(path).getParent());
    Files.writeString(proc.resolve(path), text);
  }

  private String why(Requests request, Errno errno) {
    return new Diagnosis(proc).of(request, TASK, 0, 0, errno);
  }

  private String whyNoSeize() {
    return why(Requests.PTRACE_SEIZE, Errno.EPERM);
  }

  @Test
  void theOtherTracerIsNamedWithoutControlCharacters() throws IOException {
    status("1200", "Tgid: 1200", "TracerPid: 1300");
    file("1300/comm", "g\u001bdb\n");

    assertThat(whyNoSeize()).isEqualTo("already traced by 1300 (g?db)");
  }

  @Test
  void anotherUsersTask() throws IOException {
    status("self", "Tgid: 100", "Uid: 1000 1000 1000 1000");
    status("1200", "Tgid: 1200", "Uid: 33 33 33 33");

    assertThat(whyNoSeize())
        .isEqualTo("it belongs to user 33, this process to user 1000, which has no CAP_SYS_PTRACE");
  }

  @Test
  void rootWithoutTheCapabilityIsProbablyInAContainer() throws IOException {
    status("self", "Tgid: 100", "Uid: 0 0 0 0", "CapEff: 00000000a80425fb");
    status("1200", "Tgid: 1200", "Uid: 33 33 33 33");

    assertThat(whyNoSeize()).contains("lacks CAP_SYS_PTRACE", "--cap-add=SYS_PTRACE");
  }

  @Test
  void aTaskThatIsNotDumpable() throws IOException {
    var other = (Integer) Files.getAttribute(proc.resolve("1200"), "unix:uid") + 1;
    uidOfBoth(other);

    assertThat(whyNoSeize()).startsWith("it is not dumpable");
  }

  @Test
  void aTaskWithMoreCapabilities() throws IOException {
    var line = "Uid: 0 " + Files.getAttribute(proc.resolve("1200"), "unix:uid") + " 0 0";
    status("1200", "Tgid: 1200", line, "CapPrm: 0000000000000400");

    assertThat(whyNoSeize()).startsWith("it has capabilities that this process has not");
  }

  @Test
  void eachPtraceScopeSaysWhatToDo() throws IOException {
    file("sys/kernel/yama/ptrace_scope", "1\n");
    assertThat(whyNoSeize()).startsWith("ptrace_scope is 1").contains("sysctl");
    file("sys/kernel/yama/ptrace_scope", "2\n");
    assertThat(whyNoSeize()).startsWith("ptrace_scope is 2");
    file("sys/kernel/yama/ptrace_scope", "3\n");
    assertThat(whyNoSeize()).startsWith("ptrace_scope is 3");
  }

  @Test
  void scopeThreeHoldsForThePrivilegedToo() throws IOException {
    status("self", "Tgid: 100", "CapEff: " + Long.toHexString(PTRACE_BIT));
    file("sys/kernel/yama/ptrace_scope", "2\n");
    assertThat(whyNoSeize()).isEmpty();
    file("sys/kernel/yama/ptrace_scope", "3\n");
    assertThat(whyNoSeize()).startsWith("ptrace_scope is 3");
  }

  @Test
  void aSeccompFilterOnTheTracer() throws IOException {
    status("self", "Tgid: 100", "CapEff: " + Long.toHexString(PTRACE_BIT), "Seccomp: 2");

    assertThat(whyNoSeize()).contains("seccomp filter");
  }

  @Test
  void aKernelThreadIsToldByItsFlags() throws IOException {
    file("1200/stat", "1200 (kworker/0:1) x) I 2 0 0 0 -1 69238880 0 0");

    assertThat(whyNoSeize()).isEqualTo("it is a thread of the kernel");
  }

  @Test
  void suspendingSeccompNeedsTheRight() throws IOException {
    assertThat(why(Requests.PTRACE_SETOPTIONS, Errno.EPERM)).contains("CAP_SYS_ADMIN");
  }

  @Test
  void whyATaskCouldNotBeReached() throws IOException {
    assertThat(why(Requests.PTRACE_CONT, Errno.ESRCH)).isEqualTo("it is not traced");
    status("1200", "State: Z (zombie)", "TracerPid: 1300");
    assertThat(why(Requests.PTRACE_CONT, Errno.ESRCH)).startsWith("it has ended");
    status("1200", "State: S (sleeping)", "TracerPid: 1300");
    Files.createSymbolicLink(proc.resolve("thread-self"), Path.of("100/task/1300"));
    assertThat(why(Requests.PTRACE_CONT, Errno.ESRCH))
        .isEqualTo("it was not stopped (its state is now S (sleeping))");
    Files.delete(proc.resolve("1200/status"));
    assertThat(why(Requests.PTRACE_CONT, Errno.ESRCH)).startsWith("there is no such task");
  }

  @Test
  void linesInAFormNobodyKnowsDoNoHarm() throws IOException {
    status("1200", "Tgid: what", "TracerPid:", "Uid: x y", "State:", "noise");
    file("1200/stat", ")");

    assertThat(whyNoSeize()).isNotNull();
    assertThat(why(Requests.PTRACE_CONT, Errno.ESRCH)).isEqualTo("it is not traced");
  }

  @Test
  void aMappingIsLookedUpUnsigned() throws IOException {
    file("1200/maps", "7000-8000 ---p 0 0:0 0 x\nffffffffff600000-ffffffffff601000 --xp 0 0:0 0\n");
    var search = new MappingSearch(proc.resolve("1200"));

    assertThat(search.whyNoWordAt(dev.spoor.machine.Address.of(0x7ff9)))
        .isEqualTo("the word reaches past the end of the mapping at 0x8000");
    assertThat(search.whyNoWordAt(dev.spoor.machine.Address.of(0x8000)))
        .isEqualTo("nothing is mapped there");
    assertThat(search.whyNoWordAt(dev.spoor.machine.Address.of(0xffff_ffff_ff60_0010L)))
        .contains("mapped (--xp)");
  }
}
