package dev.spoor.live.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files under `examples/`, each compiled and run by the JDK's source launcher on a program
/// under `tracees/`, as `bin/spoor run` does it.
@Tag("live")
class ExamplesTest {
  private static final Path EXAMPLES = Tracees.directory().resolveSibling("examples");

  private static List<String> run(String example, Object... words) {
    return runWith("", example, words);
  }

  /// {@return what example and program printed}
  private static List<String> runWith(String input, String example, Object... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--illegal-native-access=deny",
                "--enable-native-access=dev.spoor.kernel",
                "-p",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "dev.spoor.engine,dev.spoor.kernel,dev.spoor.syscalls",
                EXAMPLES.resolve(example + ".java").toString()));
    for (var word : words) {
      command.add(word.toString());
    }
    var outcome = Shell.run(command, input, Map.of());
    assertThat(outcome.stderr()).isEmpty();
    return outcome.orFail().stdout().lines().toList();
  }

  private static Path hello(String flags) {
    return flags.isEmpty() ? Tracees.compile("hello") : Tracees.compile("hello", flags.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"'', 1, 231", "-m32, 4, 252"})
  void syscallNumbers(String flags, int write, int exit) {
    var dynamic = run("SyscallNumbers", hello(flags));
    var fixed = run("SyscallNumbers", hello((flags + " -static").strip()));

    for (var lines : List.of(dynamic, fixed)) {
      assertThat(lines).contains("entry " + write, "exit  " + write, "Hello, world!");
      assertThat(lines.getLast()).isEqualTo("entry " + exit);
      var entries = lines.stream().filter(line -> line.startsWith("entry ")).toList();
      var exits = lines.stream().filter(line -> line.startsWith("exit  ")).toList();
      // The launcher's execve is an x86-64 one; an i386 program finds i386's number behind it.
      assertThat(exits.stream().skip(1).map(line -> line.substring(6)).toList())
          .isEqualTo(
              entries.subList(1, entries.size() - 1).stream()
                  .map(line -> line.substring(6))
                  .toList());
    }
    assertThat(fixed.size()).isLessThan(dynamic.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-m32"})
  void writeArguments(String flags) {
    assertThat(run("WriteArguments", hello(flags)))
        .anyMatch(line ->
            line.matches("write: [er][bd][xi]=1 [er][cs][xi]=\\d+ [er]dx=14 = \\(1, 0x.*, 14\\)"));
  }

  @ParameterizedTest
  @CsvSource({"'', x86_64, 27, orig_rax 0x1", "-m32, i386, 17, orig_eax 0x4"})
  void registerFile(String flags, String architecture, int registers, String number) {
    var lines = run("RegisterFile", hello(flags));

    assertThat(lines.getFirst()).isEqualTo(architecture);
    assertThat(lines).hasSize(registers + 2).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-m32", "-static"})
  void reverseWrites(String flags) {
    assertThat(run("ReverseWrites", hello(flags))).containsExactly("!dlrow ,olleH");
  }

  @ParameterizedTest
  @CsvSource({"seven_steps_i386, 7, 0x80cd", "eight_steps_x86_64, 8, 0x50f"})
  void singleStep(String program, int steps, String call) {
    var lines = run("SingleStep", Tracees.compile(program));

    assertThat(lines).hasSize(steps + 2).endsWith(steps + " instructions");
    assertThat(lines.get(steps)).matches(steps + " 0x[0-9a-f]+ " + call + ".*");
  }

  @ParameterizedTest
  @CsvSource({
    "eight_steps_x86_64, 0x401018, rip = 0x401019, e7cc, e7b8, eight.",
    "seven_steps_i386, 0x8049016, eip = 0x8049017, 1cc, 1b8, seven."
  })
  void breakpointAtAddress(
      String program, String address, String pc, String patched, String original, String output) {
    var outcome = Tracees.compile(program);

    assertThat(run("BreakpointAtAddress", address, outcome))
        .containsExactly(
            output, "breakpoint: " + pc + ", patched word " + patched, "original word " + original);
  }

  @ParameterizedTest
  @CsvSource({"'', 59", "-m32, 11"})
  void firstCall(String flags, int number) {
    assertThat(run("FirstCall", hello(flags)))
        .containsExactly("The child made system call " + number, "Hello, world!");
  }

  @Test
  void registersAtStart(@Tracee("hello") Path program) {
    assertThat(run("RegistersAtStart", program))
        .containsExactly(
            "exec event: rdi 0 rsi 0 rdx 0 rax -38 orig_rax 59",
            "exit stop: rdi 0 rsi 0 rdx 0 rax 0 orig_rax 59",
            "Hello, world!");
  }

  @Test
  void watchWrites() {
    var lines = run("WatchWrites", "/bin/ls", "-l", "-h", "/");

    var entries = lines.stream().filter(line -> line.startsWith("write(1, 0x")).toList();
    var exits = lines.stream().filter(line -> line.matches("write returned \\d+")).toList();
    assertThat(entries).isNotEmpty().hasSameSizeAs(exits);
  }

  @Test
  void miniStrace() {
    assertThat(run("MiniStrace", "/bin/ls", "/"))
        .contains("execve = 0", "close = 0")
        .anyMatch(line -> line.matches("openat = \\d+"))
        .anyMatch(line -> line.matches("access = -2 ENOENT.*"));
  }

  @Test
  void failingCalls() {
    var script = "exec 2>&-; cat /etc/hostname; cat /etc/hostname; true";

    assertThat(run("FailingCalls", "/bin/sh", "-c", script)).contains("openat number 3 fails");
  }

  @Test
  void processStates(@Tracee("hello") Path program) {
    var lines = run("ProcessStates", program);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("before exec: \\d+ t traced by \\d+: .*");
    assertThat(lines.get(1)).matches("after exec: \\d+ t traced by \\d+: .*" + program + " ");
    assertThat(lines.get(0).split(" ")[2]).isEqualTo(lines.get(1).split(" ")[2]);
  }

  @Test
  void livePatcher(@Tracee("live_patch") Path program) {
    assertThat(run("LivePatcher", program).stream().skip(1).toList())
        .containsExactly(
            "count = 0",
            "count = 1",
            "count = 2",
            "count = 3",
            "count = 24",
            "count = 25",
            "count = 26",
            "count = 27",
            "count = 0x1c",
            "count = 0x1d",
            "count = 0x1e",
            "count = 0x1f");
  }

  @Test
  void attachDetach(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program)) {
      echo.line();

      assertThat(run("AttachDetach", echo.pid()))
          .hasSize(2)
          .endsWith("detached")
          .anyMatch(line -> line.startsWith("task " + echo.pid() + " of process " + echo.pid()));
      echo.say("untouched");
      assertThat(echo.line()).isEqualTo("untouched");
    }
  }

  @Test
  void everyRequest(@Tracee("hello") Path program) {
    assertThat(run("EveryRequest", program))
        .contains("Hello, world!")
        .anyMatch(line -> line.matches("PTRACE_PEEKUSER +59 \\(orig_rax\\)"))
        .anyMatch(line -> line.matches("PTRACE_CONT +Exited\\[code=0\\]"));
  }

  @Test
  void errorTable(@Tracee("hello") Path program) {
    assertThat(run("ErrorTable", program))
        .noneMatch(line -> line.contains("did not come"))
        .anyMatch(line -> line.startsWith("ESRCH: PTRACE_CONT of task "))
        .anyMatch(line -> line.matches("EPERM: PTRACE_SEIZE of task .*already traced by .*"))
        .anyMatch(line -> line.matches("EIO: PTRACE_PEEKDATA of task \\d+ at 0x10: .*"))
        .anyMatch(line -> line.startsWith("EINVAL: PTRACE_GETREGSET of task "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-m32"})
  void emulatedKernel(String flags) {
    var guest =
        flags.isEmpty() ? Tracees.compile("guest") : Tracees.compile("guest", flags.split(" "));

    assertThat(run("EmulatedKernel", guest))
        .containsExactly("Hello from the guest", "mkdir refused", "the guest ended with 42");
    assertThat(Path.of("never")).doesNotExist();
  }

  @Test
  void signalArbiter(@Tracee("signal_witness") Path program) {
    assertThat(runWith("10 5\n12 6\n1 7\n15 8\n", "SignalArbiter", program))
        .containsSubsequence(
            "seen 10 value 1234 code -1",
            "seen 10 value 0 code 0",
            "seen 0 value 0 code 0",
            "seen 0 value 0 code 0")
        .anyMatch(line -> line.startsWith("SIGHUP "))
        .anyMatch(line -> line.startsWith("SIGTERM "));
  }

  @Test
  void thereAreAllExamplesAndEachIsShort() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).hasSize(18);
      for (var source : sources) {
        assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(50);
      }
    }
  }
}
