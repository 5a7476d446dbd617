package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls chosen by conditions over what they do.
@Tag("live")
class WhereOptionTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  private static Shell.Outcome trace(String... words) {
    var command = new ArrayList<>(List.of(SPOOR, "trace"));
    command.addAll(List.of(words));
    return Shell.run(command.toArray(String[]::new));
  }

  private static final String ASKED_ABOUT = Tracees.compile("asked_about").toString();

  private static List<String> shown(String condition) {
    var outcome = trace("-qq", "--where", condition, ASKED_ABOUT);

    assertThat(outcome.exit()).as(outcome.stderr()).isEqualTo(3);
    return outcome.stderr().lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ret < 0 && errno == ENOENT && path =~ \"^/etc/n\" | openat(AT_FDCWD, \"/etc/none-such\", O_RDONLY) = -1 ENOENT",
        "flags & O_CREAT                                 | openat(AT_FDCWD, \"/dev/zero\", O_RDWR|O_CREAT, 0600) = 3",
        "statbuf.st_mode & S_IFMT == S_IFCHR             | newfstatat(3,",
        "name =~ 'stat' && statbuf.st_size > 8k && path =~ 'self/exe$' | newfstatat(AT_FDCWD, \"/proc/self/exe\",",
        "vec[1].iov_len == 3                             | writev(3, [{iov_base=\"ab\", iov_len=2}, {iov_base=\"cde\", iov_len=3}], 2) = 5",
        "addr.sin_port == 9 && addr.sin_addr == '127.0.0.1' | connect(4, {sa_family=AF_INET,",
        "domain == AF_INET && type & SOCK_CLOEXEC        | socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4",
        "fd == 3 && ret == 3 && count in (2, 3)          | read(3, \"\\0\\0\\0\", 3)",
        "name == clock_nanosleep && duration >= 20ms     | clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=0, tv_nsec=20000000}, NULL) = 0",
        "name == exit_group && status == 3               | exit_group(3)",
        "name == execve                                  | execve(",
      })
  void oneCallIsShown(String condition, String call) {
    var shown = shown(condition);

    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().replaceAll(" += ", " = ")).startsWith(call);
  }

  @Test
  void whatNoCallDoesShowsNothing() {
    assertThat(shown("name == clock_nanosleep && duration < 20ms")).isEmpty();
    assertThat(shown("name == exit_group && ret == 0")).isEmpty();
    assertThat(shown("path =~ 'none-such' && !error")).isEmpty();
    assertThat(shown("comm == 'somebody'")).isEmpty();
  }

  @Test
  void severalConditionsMustAllHold() {
    var outcome =
        trace("-qq", "--where", "path =~ 'none-such'", "--where=path !~ '^/etc'", ASKED_ABOUT);

    assertThat(outcome.stderr().lines()).singleElement().asString().contains("\"/usr/none-such\"");
  }

  @Test
  void theyJoinOtherOptions() {
    var outcome =
        trace("-qq", "-e", "trace=openat", "-z", "--where", "path =~ '^/dev'", ASKED_ABOUT);

    assertThat(outcome.stderr().lines()).singleElement().asString().contains("/dev/zero");
  }

  @Test
  void theTaskIsKnown() {
    var condition = "comm == 'asked_about' && pid == tid && nr == 20 && abi == x86_64 && time > 1";

    assertThat(shown(condition)).singleElement().asString().startsWith("writev(");
  }

  @Test
  void pathsAreAlsoThoseOfDescriptorsWhereTheyAreShown() {
    var outcome = trace("-y", "-qq", "--where", "path == '/dev/zero'", ASKED_ABOUT);
    var calls = outcome.stderr().lines().map(line -> line.replaceAll("\\(.*", "")).toList();

    assertThat(calls).containsExactly("openat", "newfstatat", "read", "writev");
    assertThat(shown("path == '/dev/zero'")).hasSize(1);
  }

  @Test
  void objectsAreChosenToo() {
    var outcome =
        trace("-qq", "--format=json", "--where", "error && path =~ '^/etc/n'", ASKED_ABOUT);

    assertThat(outcome.stderr().lines())
        .singleElement()
        .asString()
        .contains("\"name\":\"openat\"", "\"/etc/none-such\"");
  }

  @Test
  void callsAreCountedByThem() throws IOException {
    var file = directory.resolve("table");
    trace(
        "-c", "-U", "calls,name", "-o", file.toString(), "--where", "path =~ 'none'", ASKED_ABOUT);

    assertThat(Files.readString(file)).containsPattern("(?m)^ +2 openat$").doesNotContain("read");
  }

  @Test
  void callsOf32BitsAreChosenToo() {
    var program = Tracees.compile("asked_about", "-m32").toString();

    var outcome =
        trace(
            "-qq",
            "--where",
            "abi == i386 && (vec.iov_len == 3 || error && path =~ '^/usr/n')",
            program);

    assertThat(outcome.stderr().lines().filter(line -> !line.startsWith("[ Process")))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"/usr/none-such\""),
            second -> assertThat(second).startsWith("writev("));
  }

  @Test
  void aLineIsWrittenWhenItIsDecided() {
    var script = "(exit 3); :";

    var atTheEnd =
        trace(
            "-f",
            "-qq",
            "-e",
            "signal=none",
            "--where",
            "name == wait4 && ret > 0",
            "sh",
            "-c",
            script);
    var atOnce =
        trace(
            "-f",
            "-e",
            "signal=none",
            "--where",
            "name == wait4 && options == 0",
            "sh",
            "-c",
            script);

    assertThat(atTheEnd.stderr().lines())
        .singleElement()
        .asString()
        .contains("wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL)");
    assertThat(atOnce.stderr()).contains("wait4(-1, ", "+++ exited with 3 +++");
  }

  @Test
  void signalsAndEndsAreShownAllTheSame() {
    var outcome = trace("--where", "ret == 12345", "sh", "-c", "kill -USR1 $$");

    assertThat(outcome.stderr())
        .containsPattern("^--- SIGUSR1 .*\n.*killed by SIGUSR1.*\n$")
        .doesNotContain("kill(");
    assertThat(outcome.exit()).isEqualTo(128 + 10);
  }

  @Test
  void aConditionThatMakesNoSenseIsShownWhereItDoesNot() {
    var outcome = trace("--where", "ret < 0 && pth == 3", ASKED_ABOUT);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr())
        .isEqualTo(
            """
            spoor: --where: no call has an argument called 'pth'; did you mean 'path'?
              ret < 0 && pth == 3
                         ^
            """);
  }

  @Test
  void aSearchThatTakesTooLongIsSaid() {
    var outcome = trace("-qq", "--where", "path =~ '^(a+)+$'", "cat", "a".repeat(4000) + "b");

    assertThat(outcome.stderr())
        .contains("spoor: --where: texts for which a search takes too long")
        .doesNotContain("openat(");
  }
}
