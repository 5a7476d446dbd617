package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What numbers stand for, where it is not as plain as it mostly is.
@Tag("live")
class ReferentsTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private String run(String before, String options, String program) throws Exception {
    var words = "cd \"$1\"; exec " + before + " \"$2\" trace -o log " + options + " " + program;
    Shell.run("sh", "-c", words, "sh", directory.toString(), SPOOR).orFail();
    return Files.readString(directory.resolve("log"));
  }

  @Test
  void aDescriptorOfAnotherProcessIsLookedUpThere() throws Exception {
    var program = Tracees.compile("other_descriptors").toString();

    var log = run("", "-f -y -e trace=kcmp,pidfd_getfd", program);

    assertThat(log)
        .containsPattern("kcmp\\(\\d+, \\d+, KCMP_FILE, 3<pipe:\\[\\d+\\]>, 7</dev/zero>\\)")
        .containsPattern("pidfd_getfd\\(\\d+<anon_inode:\\[pidfd\\]>, 7</dev/zero>, 0\\) +=")
        .containsPattern("pidfd_getfd\\(3<pipe:\\[\\d+\\]>, 3, 0\\) +=");
  }

  @Test
  void namespacesThatAreEnteredAreNamedBehindTheCall() throws Exception {
    Requirement.program("unshare");
    if (Shell.run("unshare", "-Um", "true").exit() != 0) {
      throw Requirement.missing("no right to make namespaces");
    }
    var program = "unshare -Um sh -c 'readlink /proc/self/ns/mnt /proc/self/ns/user > names'";

    var log = run("", "-f -e namespace=new -e trace=unshare", program);

    var names = Files.readAllLines(directory.resolve("names"));
    assertThat(log)
        .contains("unshare(CLONE_NEWNS|CLONE_NEWUSER) = 0 (" + String.join(", ", names) + ")\n");
  }

  @Test
  void aChildsNamespacesAreItsOwn() throws Exception {
    var program = Tracees.compile("clones_into_namespace").toString();
    if (Shell.run(program).exit() != 0) {
      throw Requirement.missing("no right to make a user namespace");
    }

    var log = run("", "-e namespace=new -e trace=clone,clone3", program + " > name");

    var name = Files.readString(directory.resolve("name")).strip();
    assertThat(log)
        .containsPattern("(?m)CLONE_NEWUSER\\|SIGCHLD\\) += \\d+ \\(\\Q" + name + "\\E\\)$");
  }

  @Test
  void tasksAreFoundInAProcOfAnOuterNamespace() throws Exception {
    Requirement.program("unshare");
    if (Shell.run("unshare", "-Urpf", "true").exit() != 0) {
      throw Requirement.missing("no right to make a PID namespace");
    }

    var script = "sh -c 'cat /etc/hostname > /dev/null; unshare -Urpf sh -c \"kill -0 \\$\\$\"; :'";
    var log = run("unshare -Urpf", "-f -y --decode-pids=comm,pidns -e trace=read,kill", script);

    assertThat(log)
        .containsPattern("(?m)^\\d+<cat> +read\\(3</etc/hostname>, ")
        .containsPattern(
            "(?m)^(\\d+)<sh> +kill\\(1<sh> /\\* \\1 in strace's PID NS \\*/, 0\\) += 0$")
        .containsPattern("(?m)^\\d+<unshare> +\\+\\+\\+ exited with 0 \\+\\+\\+$");
    assertThat(log.split("\\+\\+\\+ exited with 0 \\+\\+\\+", -1)).hasSize(5);
  }
}
