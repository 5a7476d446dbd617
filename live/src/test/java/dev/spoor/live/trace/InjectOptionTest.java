package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

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

/// What a program sees of the faults that are injected into its calls, and what the trace says.
@Tag("live")
@Timeout(60)
class InjectOptionTest {
  private static final String SPOOR = TraceCommandTest.SPOOR;

  @TempDir Path directory;

  private final String program = Tracees.compile("injected_calls").toString();

  @BeforeAll
  static void isBuilt() {
    Shell.run(SPOOR, "version").orFail();
  }

  private Shell.Outcome trace(String options, String... command) {
    var words = new ArrayList<>(List.of(SPOOR, "trace", "-o", file().toString()));
    words.addAll(List.of(options.split(" ", -1)));
    words.addAll(List.of(command));
    return Shell.run(words.toArray(String[]::new));
  }

  private Path file() {
    return directory.resolve("trace");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void eachTaskCountsItsOwnCalls() {
    assertThat(trace("-f -e inject=getpgid:error=EIO:when=2", program).stdout())
        .isEqualTo(
            """
            main: true
            main: error 5
            child: true
            child: error 5
            thread: true
            thread: error 5
            4 abcd
            """);
  }

  @Test
  void whoIsNotFollowedIsLeftAlone() {
    assertThat(trace("-e inject=getpgid:retval=-1234567", program).stdout())
        .isEqualTo(
            """
            main: -1234567
            main: -1234567
            child: true
            child: true
            thread: true
            thread: true
            4 abcd
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f -e getpgid",
        "-f --no-seccomp -e getpgid",
        "-f -c -e getpgid",
        "-f -Z -e getpgid",
        "-f -z -e getpgid",
        "-f --format=json -e getpgid"
      })
  void aCallIsInjectedHoweverItIsShown(String options) {
    assertThat(trace(options + " -e inject=getpgid:error=1", program).stdout())
        .contains("main: error 1\n", "child: error 1\n", "thread: error 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f -e trace=none", "-f --no-seccomp -e getpgrp", "-f -P /none"})
  void aCallThatIsNotToBeTracedIsLeftAlone(String options) {
    assertThat(trace("-q " + options + " -e inject=getpgid:error=1", program).stdout())
        .contains("main: true\n", "child: true\n", "thread: true\n");
  }

  @Test
  void aSignalIsThereWhenTheCallHasReturned() throws IOException {
    var options = "-e trace=getpgid -e inject=getpgid:signal=USR1:retval=7:when=2";

    assertThat(trace(options, program).stdout()).startsWith("main: true\nmain: 7 1 caught\n");
    assertThat(lines())
        .containsSubsequence(
            "getpgid(0)                              = 7 (INJECTED)",
            "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_KERNEL} ---");
  }

  @Test
  void aSignalReachesFollowedTasksAlthoughNotAllCallsAreShown() {
    assertThat(trace("-f -e getpgid -e inject=getpgid:signal=USR1", program).stdout())
        .contains("main: true 2 caught\n", "child: true 4 caught\n", "thread: true 4 caught\n");
  }

  @Test
  void anotherCallCanBeMadeInItsPlace() throws IOException {
    var options = "-e trace=getpgid,getppid -e inject=getpgid:syscall=getppid:error=EPERM";

    assertThat(trace(options, program).stdout()).startsWith("main: error 1\nmain: error 1\n");
    assertThat(lines().getFirst())
        .isEqualTo(
            "getpgid(0)                              = -1 EPERM (Operation not permitted)"
                + " (INJECTED)");
  }

  @Test
  void whatIsPokedIsWhatTheCallAndTheProgramSee() throws IOException {
    var options = "-e trace=write -e inject=write:poke_enter=@arg2=58:when=3";

    assertThat(trace(options, program).stdout()).endsWith("4 Xbcd\n");
    assertThat(lines())
        .anyMatch(line -> line.contains("\"Xbcd\", 4)") && line.endsWith("= 4 (INJECTED: args)"));
  }

  @Test
  void whatIsPokedBehindTheCallIsNotWhatTheKernelRead() {
    var options = "-e read -e inject=read:poke_exit=@arg2=58595A:retval=3:when=2+";

    assertThat(trace(options, program).stdout()).endsWith("3 XYZd\n");
  }

  @Test
  void aPokeThatFailsIsSaidAndTheCallIsMade() {
    var outcome = trace("-e getpgid -e inject=getpgid:poke_enter=@arg1=00:when=1", program);

    assertThat(outcome.stderr())
        .matches("spoor: Failed to tamper with process \\d+: couldn't poke\n");
    assertThat(outcome.stdout()).startsWith("main: true\n");
  }

  @Test
  void ofMemoryThatEndsItIsSaidHowMuchWasWrittenAndRead() {
    var options = "-e chdir -e inject=chdir:poke_enter=@arg1=5859";

    var outcome = trace(options, Tracees.compile("string_at_end").toString());

    assertThat(outcome.stderr())
        .matches(
            "spoor: pid:\\d+ short write \\(1 < 2\\) @0x[0-9a-f]+fff\n"
                + "spoor: short read \\(1 < 4\\d+\\) @0x[0-9a-f]+fff: Bad address\n");
    assertThat(outcome.stdout()).isEqualTo("-1 X\n");
  }

  @Test
  void anArgumentThatTheCallDoesNotHaveIsNotPoked() {
    var options = "-e getpgid -e inject=getpgid:poke_exit=@arg2=00:when=2";

    assertThat(trace(options, program).stderr())
        .matches(
            "spoor: Failed to tamper with process \\d+: requested to tamper with argument #2, but"
                + " system call 'getpgid' has only 1 arguments\n");
  }

  @Test
  void theLimitOfCallsCountsInjectedOnes() throws IOException {
    var options = "--syscall-limit=2 -e getpgid -e inject=getpgid:error=EIO";

    assertThat(trace(options, program).stdout())
        .startsWith("main: error 5\nmain: error 5\nchild: true\n");
    assertThat(lines().stream().filter(line -> line.endsWith("(INJECTED)"))).hasSize(2);
  }

  @Test
  void aDelayIsInTheTimeThatTheCallTakes() throws IOException {
    trace("-T -e getpgid -e inject=getpgid:delay_enter=20ms:error=EIO:when=1", program);

    var spent = lines().getFirst().replaceAll(".*<(.*)>", "$1");
    assertThat(lines().getFirst()).contains(" (INJECTED) (DELAYED) <");
    assertThat(Double.parseDouble(spent)).isGreaterThanOrEqualTo(0.02);
  }

  @Test
  void aDelayedTaskIsKilledAtOnce() {
    var script =
        """
        mkfifo "$3/said"
        "$1" trace -o "$3/trace" -e getpgid -e inject=getpgid:delay_exit=1000s:when=2 "$2" \\
          > "$3/said" &
        read first < "$3/said"
        kill -KILL $(cat /proc/$!/task/*/children)
        wait $!
        echo "$first: $?"
        """;

    var outcome = Shell.script(script, "sh", SPOOR, program, directory.toString());

    assertThat(outcome.stdout()).isEqualTo("main: true: 137\n");
  }

  @Test
  void aDelayedTaskHoldsUpNobodyAndEndsWithItsProcess() throws IOException {
    var options = "-f -e trace=getpgid,exit_group -e inject=getpgid:delay_enter=1000s";

    assertThat(trace(options, program, "exits").exit()).isEqualTo(3);
    assertThat(lines()).anyMatch(line -> line.contains("exit_group(3"));
    assertThat(lines())
        .anyMatch(line -> line.matches("\\d+ +<\\.\\.\\. getpgid resumed>\\) += \\?"));
  }

  @Test
  void aDelayIsOverWhenTheTracerIsToEnd() {
    var script =
        """
        mkfifo "$3/said"
        "$1" trace -e trace=getpgid -e inject=getpgid:delay_enter=1000s:when=2 "$2" \\
          > "$3/said" 2> "$3/trace" &
        read first < "$3/said"
        kill -TERM $!
        wait $!
        echo "$first: $?"
        """;

    var outcome = Shell.script(script, "sh", SPOOR, program, directory.toString());

    assertThat(outcome.stdout()).isEqualTo("main: true: 143\n");
  }

  @Test
  void delaysBeforeAndBehindACallAreOver() throws IOException {
    var options = "-e trace=getpgid -e inject=getpgid:delay_enter=1ms:delay_exit=2ms";

    assertThat(trace(options, program).exit()).isZero();
    assertThat(lines().stream().filter(line -> line.endsWith(" (DELAYED)"))).hasSize(2);
  }

  @Test
  void jsonSaysWhatWasDone() throws IOException {
    var options = "--format=json -e trace=getpgid -e inject=getpgid:error=EIO:delay_exit=0:when=2";

    trace(options, program);

    assertThat(lines().get(0)).doesNotContain("injected");
    assertThat(lines().get(1))
        .contains("\"name\":\"EIO\"")
        .endsWith(",\"injected\":[\"result\"],\"delayed\":true}");
  }

  @Test
  void theTableCountsInjectedErrors() throws IOException {
    trace("-c -e trace=getppid,getpgid -e inject=getpgid:error=EIO:when=2", program);

    assertThat(lines()).anyMatch(line -> line.matches(".* 2 +1 getpgid"));
  }

  @Test
  void a32BitProgramIsTreatedAlike() {
    var narrow = Tracees.compile("injected_calls", "-m32").toString();
    var options =
        "-f -e trace=getpgid,write -e inject=getpgid:error=EIO:when=1"
            + " -e inject=write:poke_enter=@arg2=58:when=3";

    assertThat(trace(options, narrow).stdout())
        .startsWith("main: error 5\nmain: true\n")
        .endsWith("4 Xbcd\n");
    assertThat(trace("-e inject=getpgid:retval=0x1fff00000:syscall=getpid", narrow).stdout())
        .startsWith("main: -1048576\n");
  }

  @Test
  void aCallByInterruptIsInjectedAsOneOfItsAbi() throws IOException {
    var both = Tracees.compile("two_abis").toString();

    trace("-q -e trace=getppid -e inject=getppid@32:retval=1234", both);

    assertThat(lines()).anyMatch(line -> line.matches("getppid\\(\\) += 1234 \\(INJECTED\\)"));
  }
}
