package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/spoor` from the outside.
@Tag("live")
class SpoorScriptTest {
  @Test
  void nothingIsForkedAndNothingExecutedButJava(@TempDir Path directory) throws IOException {
    Requirement.program("strace");
    var log = directory.resolve("log");

    Spoor.shell(
            "exec strace -o \"$1\" -e trace=execve,fork,vfork,clone,clone3 \"$0\" version",
            log.toString())
        .orFail();

    var calls = Files.readAllLines(log);
    assertThat(calls).filteredOn(line -> line.startsWith("execve(")).hasSize(2);
    assertThat(calls.get(0)).contains("bin/spoor");
    assertThat(calls.get(1)).contains("/bin/java\"");
  }

  @Test
  void theTracerIsSentASignalAtEndsButNotAtStops(@TempDir Path directory) throws IOException {
    Requirement.program("strace");
    var log = directory.resolve("log");
    // Traced itself, it could not launch what it traces: it attaches.
    var script =
        """
        mkfifo "$1" && exec 3<>"$1"
        sh -c 'read line; exec true' <"$1" &
        program=$!
        strace -f -o "$2" -e trace=none -e signal=CHLD "$0" trace -o /dev/null -p "$program" &
        until ! kill -0 $program || grep -q 'TracerPid:.[1-9]' /proc/$program/status; do :; done
        echo go >&3 && wait
        """;

    Spoor.shell(script, directory.resolve("pipe").toString(), log.toString()).orFail();

    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("si_code"))
        .singleElement()
        .asString()
        .contains("si_code=CLD_EXITED");
  }

  @Test
  void wordsThatWouldBeIgnoredAreRefused() {
    var outcome = Spoor.shell("\"$0\" version now");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).isEqualTo("spoor version: it takes no arguments\n");
  }

  @Test
  void aLinkToTheScriptWorks(@TempDir Path directory) throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("spoor"), Spoor.script());

    var outcome = Spoor.shell("\"$1\" version", link.toString()).orFail();
    Files.delete(link);

    assertThat(outcome.stdout()).startsWith("spoor ");
  }

  @Test
  void anUnknownCommandIsNamedAndItsControlCharactersAreNotPrinted() {
    var outcome = Spoor.shell("\"$0\" $'no\\033such'");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).contains("'no?such'").doesNotContain("\033");
  }

  @Test
  void aResultThatCannotBeWrittenIsAFailureThatIsSaid() {
    var full = Spoor.shell("\"$0\" ps >/dev/full");
    var closed = Spoor.shell("\"$0\" trace -h >&-");

    assertThat(full.exit()).isEqualTo(1);
    assertThat(full.stderr())
        .isEqualTo("spoor: cannot write to standard output: No space left on device\n");
    assertThat(closed.exit()).isEqualTo(1);
    assertThat(closed.stderr())
        .isEqualTo("spoor: cannot write to standard output: Bad file descriptor\n");
  }

  @Test
  void aReaderThatHasGoneEndsACommandInSilence(@TempDir Path directory) {
    // A pipe whose reader is closed before anything is written.
    var script = "mkfifo \"$1\" && exec 3<>\"$1\" 4>\"$1\" 3<&- && \"$0\" step /bin/true >&4";

    var outcome = Spoor.shell(script, directory.resolve("pipe").toString());

    assertThat(outcome.exit()).isEqualTo(128 + 13);
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void aProcessThatIsTracedAlreadyIsNotStepped() {
    var script =
        "\"$0\" trace -qq -e trace=none -e signal=none bash -c '\"$0\" step -p $$; exit $?' \"$0\"";

    var outcome = Spoor.shell(script);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("spoor step: ")
        .contains("already traced by");
  }

  @Test
  void noVariableOfTheEnvironmentIsNeeded() {
    var outcome = Spoor.shell("env -i SPOOR_BUILD=no \"$0\" trace -qq -e trace=none env");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout()).isEqualTo("SPOOR_BUILD=no\n");
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void doctorFindsThatTracingWorks() {
    var outcome = Spoor.shell("\"$0\" doctor").orFail();

    assertThat(outcome.stdout())
        .contains("ok      tracing a child (PTRACE_SEIZE)\n")
        .endsWith("Tracing works here.\n");
  }

  @Test
  void programsStartWhereProgramsInMemoryAreRefused() {
    // The setting belongs to a pid namespace.
    var setting =
        "unshare -pf --mount-proc sh -c 'echo 2 >/proc/sys/vm/memfd_noexec && exec \"$@\"' sh ";
    if (Shell.script(setting + "true").exit() != 0) {
      throw Requirement.missing("a pid namespace with vm.memfd_noexec=2 cannot be made here");
    }

    var outcome = Spoor.shell(setting + "\"$0\" doctor").orFail();

    assertThat(outcome.stdout())
        .contains("limits  starting programs from memory (memfd)")
        .contains("ok      starting programs from a file without a name")
        .contains("ok      tracing a child (PTRACE_SEIZE)\n")
        .endsWith("Tracing works here.\n");
  }

  @Test
  void doctorSaysWhenTracingDoesNotWork() {
    // A filter that answers ptrace (101) with EPERM, as containers had it.
    Requirement.program("python3");
    var outcome =
        Spoor.shell(
            """
            exec python3 -c '
            import ctypes, os, struct, sys
            f = b"".join(struct.pack("HBBI", *i) for i in
                [(32, 0, 0, 0), (21, 0, 1, 101), (6, 0, 0, 0x50001), (6, 0, 0, 0x7fff0000)])
            b = ctypes.create_string_buffer(f)
            class P(ctypes.Structure): _fields_ = [("n", ctypes.c_ushort), ("p", ctypes.c_void_p)]
            c = ctypes.CDLL(None)
            c.prctl(38, 1, 0, 0, 0)
            assert c.prctl(22, 2, ctypes.byref(P(4, ctypes.addressof(b)))) == 0
            os.execv(sys.argv[1], sys.argv[1:])
            ' "$0" doctor
            """);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stdout())
        .contains("FAILS   tracing a child (PTRACE_SEIZE)")
        .contains("--cap-add=SYS_PTRACE")
        .contains("limits  seccomp filter on this process: mode 2")
        .endsWith("Tracing does not work here.\n");
  }
}
