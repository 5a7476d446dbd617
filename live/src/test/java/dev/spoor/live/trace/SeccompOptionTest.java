package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When `spoor trace` uses a seccomp filter, and that it shows the same with and without.
@Tag("live")
@Timeout(120)
class SeccompOptionTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;
  private static final String STATUS = "grep -E '^(Seccomp|NoNewPrivs):' /proc/self/status";
  private static final String FILTERED = "NoNewPrivs:\t0\nSeccomp:\t2\n";
  private static final String UNFILTERED = "NoNewPrivs:\t0\nSeccomp:\t0\n";
  private static final String UNPRIVILEGED =
      "setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all ";

  @TempDir Path directory;

  @BeforeAll
  static void isBuilt() throws IOException {
    Shell.run(SPOOR, "version").orFail();
    var status = Files.readString(Path.of("/proc/self/status"));
    if (!status.contains("\nSeccomp:\t0") || !status.contains("\nUid:\t0")) {
      throw Requirement.missing("a filter without NO_NEW_PRIVS needs root and no other filter");
    }
  }

  private static Shell.Outcome shell(String script, String... words) {
    var all = new ArrayList<>(List.of("sh", SPOOR));
    all.addAll(List.of(words));
    return Shell.script(script, all.toArray(String[]::new));
  }

  /// {@return what the program says of itself}
  private static String status(String options) {
    return shell("\"$1\" trace -o /dev/null " + options + " " + STATUS).stdout();
  }

  // ---- when

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f -e trace=openat",
        "-f -e trace=none",
        "-f -c -e trace=%file",
        "-f -n -c -e open",
        "-f --seccomp-bpf -e trace=!read"
      })
  void aSelectionWithFollowingIsAFilter(String options) {
    assertThat(status(options)).isEqualTo(FILTERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f",
        "-f -e trace=all",
        "-f -e trace=!none",
        "-f --seccomp-bpf",
        "-f --no-seccomp -e trace=openat",
        "-f -n -e trace=openat",
        "-e trace=openat"
      })
  void elseThereIsNoFilter(String options) {
    assertThat(status(options)).isEqualTo(UNFILTERED);
  }

  @Test
  void withoutTheRightThereIsNoFilterUnlessOneIsAskedFor() {
    Requirement.program("setpriv");
    var run = "SPOOR_BUILD=no " + UNPRIVILEGED + "\"$1\" trace -f -o /dev/null -e openat ";

    assertThat(shell(run + STATUS).stdout()).isEqualTo(UNFILTERED);
    assertThat(shell(run + "--seccomp-bpf " + STATUS).stdout())
        .isEqualTo("NoNewPrivs:\t1\nSeccomp:\t2\n");
  }

  @Test
  void withoutTheRightAndWithoutFollowingItSaysWhyNot() {
    Requirement.program("setpriv");

    var outcome =
        shell("SPOOR_BUILD=no " + UNPRIVILEGED + "\"$1\" trace --seccomp-bpf -e none true");

    assertThat(outcome.stderr())
        .isEqualTo(
            "spoor: --seccomp-bpf cannot be used without -f/--follow-forks, disabling\n"
                + "+++ exited with 0 +++\n");
  }

  @Test
  void aFilterForAllCallsIsNoneAndSaysSo() {
    assertThat(shell("\"$1\" trace -f --seccomp-bpf -o /dev/null true").stderr())
        .isEqualTo(
            "spoor: Seccomp filter is requested but there are no syscalls to filter.  See -e trace"
                + " to filter syscalls.\n");
  }

  @Test
  void anotherUsersProgramIsFilteredToo() {
    assertThat(status("-u nobody -f -e trace=openat")).isEqualTo(FILTERED);
  }

  // ---- what is shown

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e trace=getppid own_filter errno",
        "-e trace=getppid own_filter trap",
        "-e trace=getppid own_filter prctl",
        "-e trace=getppid own_filter bad",
        "-e trace=prctl,seccomp own_filter errno",
        "-e trace=write two_abis",
        "-e trace=getppid@32 two_abis",
        "-e trace=clone,vfork vfork_exec exec",
        "-Z -e trace=!read,futex exec_from_thread",
        "-e trace=none -e signal=none many_threads 60"
      })
  void linesAreTheSameWithAndWithoutAFilter(String words) throws IOException {
    var filtered = lines("-f", words);
    var unfiltered = lines("-f --no-seccomp", words);

    assertThat(filtered).isNotEmpty().isEqualTo(unfiltered);
  }

  /// The lines in an order that does not depend on which task comes first, without what differs
  /// from run to run.
  private List<String> lines(String options, String words) throws IOException {
    var parts = new ArrayList<>(List.of(words.split(" ", -1)));
    var program = 0;
    while (parts.get(program).startsWith("-")) {
      program += parts.get(program).equals("-Z") ? 1 : 2;
    }
    parts.set(program, Tracees.compile(parts.get(program)).toString());
    var file = directory.resolve("trace");
    shell("\"$@\" >/dev/null", concat(List.of("trace"), options, file, parts));
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> !line.contains("<unfinished"))
        .map(line -> line.replaceAll("<\\.\\.\\. (\\w+) resumed>", "$1("))
        .map(line -> line.replaceAll("\\b(0x[0-9a-f]+|\\d{3,})\\b", "N").replaceAll(" +", " "))
        .map(line -> line.replaceAll("\\(N?\\)|\\(\\)|child_tidptr=N\\)", "()"))
        .sorted()
        .toList();
  }

  private static String[] concat(
      List<String> first, String options, Path file, List<String> parts) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(options.split(" ", -1)));
    all.addAll(List.of("-o", file.toString()));
    all.addAll(parts);
    return all.toArray(String[]::new);
  }

  @Test
  void theModeOfAProgramIsToldAlsoIfNoneOfItsCallsStops() {
    var hello = Tracees.compile("hello", "-m32").toString();

    assertThat(shell("\"$1\" trace -f -e trace=execve \"$2\" >/dev/null", hello).stderr())
        .matches("(?s)execve\\(.* = 0\\n\\[ Process PID=\\d+ runs in 32 bit mode. ]\\n\\+\\+\\+.*");
    assertThat(shell("\"$1\" trace -f -e trace=none \"$2\" >/dev/null", hello).stderr())
        .matches(
            "\\[ Process PID=\\d+ runs in 32 bit mode. ]\\n\\+\\+\\+ exited with \\d+ \\+\\+\\+\\n");
  }

  @Test
  void aLateFilterShowsTheFirstProcessOnly() throws IOException {
    var file = directory.resolve("trace");
    var script = "i=0; while [ $i -lt 11000 ]; do i=$((i+1)); cd /; done; " + STATUS + "; exit 3";

    var outcome =
        shell("\"$1\" trace -o \"$2\" -e trace=write sh -c \"$3\"", file.toString(), script);

    assertThat(outcome.stdout()).isEqualTo(FILTERED);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  // ---- leaving

  @Test
  void aProgramThatLeavesAChildBehindDoesNotKeepTheCommandWaiting() {
    try (var tracer =
        Background.start("sh", "-c", "exec \"$0\" trace -e trace=open sh -c 'cat & :'", SPOOR)) {
      assertThat(tracer.exit()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP", "KILL"})
  void howeverTheTracerLeavesAFilteredTreeEndsWithIt(String signal) {
    // Signals that whoever runs the tests ignores, Spoor would rightly ignore as well.
    var script =
        "exec env --default-signal \"$0\" trace -f -qqq -e trace=ptrace"
            + " sh -c 'echo up; cat & cat; :' 2>/dev/null";
    try (var tracer = Background.start("sh", "-c", script, SPOOR)) {
      assertThat(tracer.line()).isEqualTo("up");

      Shell.run("kill", "-" + signal, tracer.pid().toString()).orFail();

      // Whoever lives on keeps the pipe open.
      assertThat(tracer.rest()).isEmpty();
      assertThat(tracer.exit()).isEqualTo(128 + number(signal));
    }
  }

  private static int number(String signal) {
    return switch (signal) {
      case "HUP" -> 1;
      case "INT" -> 2;
      case "KILL" -> 9;
      default -> 15;
    };
  }
}
