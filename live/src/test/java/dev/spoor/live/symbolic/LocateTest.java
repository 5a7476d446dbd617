package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// `spoor locate` on a program with inlined calls, and addr2line(1) on the same one.
@Tag("live")
@TestInstance(Lifecycle.PER_CLASS)
class LocateTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();
  private static final Pattern OURS =
      Pattern.compile("^0x([0-9a-f]+) (?:\\?\\?|.*?)(?: at .*/([^/]+:\\d+))?$");

  /// Of the user's own nothing is touched.
  private static final Map<String, String> NOTHING_KEPT = Map.of("SPOOR_CACHE_MIB", "0");

  private String program = "";
  private List<String> addresses = List.of();

  @BeforeAll
  void findTheCode() {
    Requirement.program("addr2line");
    program = Tracees.compile("waits_in_calls", "-O2").toString();
    addresses =
        Shell.script(
                "objdump -d -j .text $1 | sed -n 's/^ *\\([0-9a-f]*\\):\t.*/\\1/p'", "sh", program)
            .orFail()
            .stdout()
            .lines()
            .toList();
  }

  private String located(String... places) {
    var words = new ArrayList<>(List.of(SPOOR, "locate", program));
    words.addAll(List.of(places));
    return Shell.run(words, "", NOTHING_KEPT).stdout();
  }

  /// A line for each level of calls, from standard input.
  @Test
  void linesAndInlinedCallsAreThoseOfAddr2line() {
    var input = String.join("\n", addresses) + "\n";
    var ours = new ArrayList<String>();
    for (var line :
        Shell.script("printf %s \"$3\" | $1 locate $2", "sh", SPOOR, program, input)
            .stdout()
            .lines()
            .toList()) {
      var parts = OURS.matcher(line);
      assertThat(parts.matches()).as(line).isTrue();
      ours.add(parts.group(1) + " " + (parts.group(2) == null ? "??" : parts.group(2)));
    }
    var theirs = new ArrayList<String>();
    var address = "";
    for (var line :
        Shell.script("printf %s \"$2\" | addr2line -a -i -s -e $1", "sh", program, input)
            .orFail()
            .stdout()
            .lines()
            .toList()) {
      if (line.startsWith("0x")) {
        address = Long.toHexString(Long.decode(line));
      } else {
        var place = line.replaceFirst(" \\(discriminator \\d+\\)$", "");
        theirs.add(address + " " + (place.endsWith(":?") || place.endsWith(":0") ? "??" : place));
      }
    }

    assertThat(ours).hasSizeGreaterThan(100).anyMatch(line -> line.endsWith(" ??"));
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void functionsAndLinesHaveAddresses() {
    var main =
        Shell.script("nm $1 | sed -n 's/^0*\\([0-9a-f]*\\) T main$/\\1/p'", "sh", program)
            .orFail()
            .stdout()
            .strip();

    var found = located("main");

    assertThat(found).matches("0x" + main + " main at .*/waits_in_calls\\.c:\\d+\n");
    var line = found.strip().replaceFirst("^.*/", "");
    assertThat(located(line)).contains("0x" + main + " main at ");
    assertThat(located("0x" + main.toUpperCase(Locale.ROOT))).isEqualTo(found);
  }

  /// What servers give would have no place to be kept.
  @Test
  void withoutAHomeDirectoryNothingIsLeftWhereTheUserIs(@TempDir Path directory) {
    var outcome =
        Shell.script(
            "cd $1 && exec env -u HOME -u XDG_CACHE_HOME -u DEBUGINFOD_CACHE_PATH"
                + " DEBUGINFOD_URLS=http://127.0.0.1:1 $2 locate /bin/true main",
            "sh",
            directory.toString(),
            SPOOR);

    assertThat(outcome.stdout()).isEqualTo("main ??\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatIsNotKnownIsSaid() {
    var words = List.of(SPOOR, "locate", program, "no_such_function", "0xffffffff", "x.c:1");
    var outcome = Shell.run(words, "", NOTHING_KEPT);

    assertThat(outcome.stdout()).isEqualTo("no_such_function ??\n0xffffffff ??\nx.c:1 ??\n");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(Shell.run(SPOOR, "locate", "/nonexistent", "main").stderr())
        .isEqualTo("spoor locate: there is no file /nonexistent\n");
    assertThat(Shell.run(SPOOR, "locate", "/etc/hostname", "main").exit()).isEqualTo(1);
    assertThat(Shell.run(SPOOR, "locate").exit()).isEqualTo(2);
  }
}
