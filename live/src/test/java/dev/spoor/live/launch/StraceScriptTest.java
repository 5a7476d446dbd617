package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/strace` from the outside: `spoor trace` under that name.
@Tag("live")
class StraceScriptTest {
  /// `"$0"` is `bin/strace`.
  private static Shell.Outcome shell(String script, String... arguments) {
    return Spoor.shell("set -- \"${0%/*}/strace\" \"$@\"; " + script, arguments);
  }

  @Test
  void nothingIsForkedAndNothingExecutedButJava(@TempDir Path directory) throws IOException {
    Requirement.program("strace");
    var log = directory.resolve("log");

    shell("exec strace -o \"$2\" -e trace=execve,fork,vfork,clone,clone3 \"$1\" -V", log.toString())
        .orFail();

    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.matches("(execve|v?fork|clone3?)\\(.*"))
        .filteredOn(line -> !line.contains("CLONE_THREAD"))
        .hasSize(3); // bash and java, behind itself
  }

  @Test
  void messagesBeginWithTheNameThatWasTyped() {
    var byPath = shell("\"$1\" -j");
    var found = shell("PATH=${0%/*}:$PATH; strace -j");

    assertThat(byPath.exit()).isEqualTo(1);
    assertThat(byPath.stderr())
        .matches(
            "(/.*/strace): invalid option -- 'j'\nTry '(/.*/strace) -h' for more information\\.\n");
    assertThat(found.stderr())
        .isEqualTo("strace: invalid option -- 'j'\nTry 'strace -h' for more information.\n");
  }

  @Test
  void theNameIsTheOneThatWasGiven() {
    assertThat(shell("exec -a 'my tool' \"$1\" -j").stderr())
        .startsWith("my tool: invalid option -- 'j'\n");
  }

  /// Bash takes SIGCHLD out of what is blocked before it reads a script.
  @Test
  void theProgramHasTheBlockedSignalsThatItHasWithout(@Tracee("blocks_signals") Path blocks) {
    var blocked = "set -- \"$1\" \"$2\" 17 10 40 64 --; ";
    var without = shell(blocked + "shift; \"$@\" grep SigBlk /proc/self/status", blocks.toString());
    var with =
        shell(
            blocked
                + "strace=$1; shift; \"$@\" \"$strace\" -o /dev/null grep SigBlk /proc/self/status",
            blocks.toString());

    assertThat(without.orFail().stdout()).isEqualTo("SigBlk:\t8000008000010200\n");
    assertThat(with.orFail().stdout()).isEqualTo(without.stdout());
  }

  @Test
  void theVersionSaysWhatItIs() {
    assertThat(shell("\"$1\" -V").orFail().stdout())
        .startsWith("spoor -- version ")
        .contains("strace(1)");
  }

  @Test
  void theProgramHasTheDescriptorsThatItHasWithout() {
    var list =
        "ls -l /proc/self/fd | sed 's/.* \\([0-9]* ->\\)/\\1/;/spoor-shell/d;/proc/d;/pipe:/d;/total/d'";
    var without = shell("exec 7</dev/null; sh -c \"$2\"", list).orFail();
    var with = shell("exec 7</dev/null; \"$1\" -o /dev/null sh -c \"$2\"", list).orFail();

    assertThat(with.stdout()).isEqualTo(without.stdout()).contains("7 -> /dev/null");
  }

  @Test
  void aLinkToItWorks(@TempDir Path directory) throws IOException {
    var link = directory.resolve("strace");

    var outcome = shell("ln -s \"$1\" \"$2\" && \"$2\" -V", link.toString()).orFail();
    Files.delete(link);

    assertThat(outcome.stdout()).startsWith("spoor ");
  }

  @Test
  void theStatusIsTheProgramsOwn() {
    assertThat(shell("\"$1\" -o /dev/null sh -c 'exit 7'").exit()).isEqualTo(7);
  }
}
