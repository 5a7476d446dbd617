package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.PseudoTerminal;
import dev.spoor.testkit.Tracees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees who types at a terminal.
@Tag("live")
class TerminalTest {
  private static final String PROMPT = "(spoor) ";
  private static final String INTERRUPTED = "received signal SIGINT, Interrupt.";
  private static final String QUESTION =
      "--Type <RET> for more, q to quit, c to continue without paging--";
  private static final String UP = "\033OA";
  private static final String CONTROL_A = "\001";
  private static final String CONTROL_C = "\003";
  private static final String CONTROL_D = "\004";
  private static final String CONTROL_Z = "\032";

  @TempDir private Path home = Path.of("");

  private Screen debugging(String words) {
    return new TerminalSession(home).debugging(words);
  }

  private Screen debugging(String words, Map<String, String> variables) {
    return new TerminalSession(home).debugging(words, variables);
  }

  private static String ownModes() {
    return Tracees.compile("own_modes", "-g").toString();
  }

  private static String tellsSize() {
    return Tracees.compile("tells_size", "-g").toString();
  }

  @Test
  void theProgramAndTheDebuggerFindTheTerminalAsTheyLeftIt() throws IOException {
    try (var screen = debugging(ownModes())) {
      screen.await(PROMPT).type("break halted").await("Breakpoint 1 at").await(PROMPT);
      screen.type("run").await("Breakpoint 1, halted ()").await(PROMPT);
      screen.type("print 6*7").await("$1 = 42").await(PROMPT);
      screen.type("continue").await("unechoed 1 foreground 1");
      screen.keys("k").await("read 1 key k");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("print 8*9").await("$2 = 72").await(PROMPT);
      screen.type("continue").await("Continuing.");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.keys(CONTROL_D).await("Quit anyway? (y or n) ");
      screen.type("y").await("status 0").await(" icanon ").await(" echo ").await("over");
    }

    assertThat(Files.readString(home.resolve(".local/state/spoor/debug_history")))
        .isEqualTo("break halted\nrun\nprint 6*7\ncontinue\nprint 8*9\ncontinue\n");
  }

  @Test
  void aLineIsEditedTakenBackAndRecalled() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("int 6*7" + CONTROL_A + "pr").await("$1 = 42").await(PROMPT);
      screen.keys("nonsense").await("nonsense").keys(CONTROL_C).await(PROMPT);
      screen.keys(UP).await("print 6*7").keys("\r").await("$2 = 42").await(PROMPT);
      screen.keys(CONTROL_D).await("status 0").await(" icanon ").await("over");
    }
  }

  @Test
  void namesAreCompleted() throws IOException {
    Files.writeString(home.resolve("some_commands"), "print 5*5\n");
    try (var screen = debugging("--cd " + home + " " + tellsSize())) {
      screen.await(PROMPT).type("info breakp\t").await("No breakpoints").await(PROMPT);
      screen.type("print giv\t.verb\t").await("print given.verbose").await("$1 = 1").await(PROMPT);
      screen.type("print 1+given.next->vers\t").await("version").await(PROMPT);
      screen.type("break wait_for\t").await("Breakpoint 1").await(PROMPT);
      screen.type("source some\t").await("$3 = 25").await(PROMPT);
      screen.type("run").await("wait_for_ever (").await(PROMPT);
      screen.type("info threads").await("  1 ").await("* 2").await(PROMPT);
      screen.keys("thread \t").await("1").await("2").await("apply");
    }
  }

  @Test
  void anAttachedProgramIsHaltedByTheKey() {
    try (var screen = attached("", Map.of())) {
      screen.await(PROMPT).type("continue").await("Continuing.");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("kill").await("(y or n) ").type("y").await("killed]").await(PROMPT);
    }
  }

  @Test
  void anAttachedProgramIsHaltedByTheKeyWithoutAPersonToAsk() throws IOException {
    var script = Files.writeString(home.resolve("script"), "echo ready\\n\ncontinue\nprint 6*7\n");
    try (var screen = attached("--batch -x " + script + " -ex kill", Map.of())) {
      screen.await("ready").keys(CONTROL_C).await(INTERRUPTED).await("$1 = 42");
      screen.await("status 0").await("over");
    }
  }

  @Test
  void anAttachedProgramIsHaltedByTheKeyAtADumbTerminal() {
    try (var screen = attached("", Map.of("TERM", "dumb"))) {
      screen.await(PROMPT).type("continue").await("Continuing.");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.keys("nonsense" + CONTROL_C).await("Quit\n" + PROMPT).type("print 6*7");
      screen.await("$1 = 42").await(PROMPT).type("kill").await("(y or n) ");
      screen.type("y").await("killed]").await(PROMPT);
      assertThat(screen.raw()).doesNotContain("\033");
    }
  }

  private Screen attached(String words, Map<String, String> variables) {
    var start = Tracees.compile("spin", "-g") + " </dev/null >/dev/null & ";
    return new TerminalSession(home)
        .shell(
            start + "$SPOOR debug -nx " + words + " -p $!; echo status $?; echo over", variables);
  }

  @Test
  void theDebuggerIsSuspendedAndGoesOn() {
    try (var screen =
        new TerminalSession(home)
            .shell(
                "set -m; $SPOOR debug -nx " + tellsSize() + "; echo status $?; stty -a; read x; fg",
                Map.of())) {
      screen.await(PROMPT).keys(CONTROL_Z).await("status 147").await(" icanon ");
      screen
          .type("")
          .await("debug -nx")
          .await(PROMPT)
          .type("print 6*7")
          .await("$1 = 42")
          .await(PROMPT);
    }
  }

  @Test
  void theKeyOfSigtstpHaltsTheProgramWhileItRuns() {
    try (var screen = debugging(ownModes())) {
      screen.await(PROMPT).type("run").await("unechoed 1");
      screen.keys(CONTROL_Z).await("Program received signal SIGTSTP, Stopped (user).");
      screen.await(PROMPT).type("print 6*7").await("$1 = 42").await(PROMPT);
    }
  }

  @Test
  void aNewSizeOfTheWindowReachesTheProgramAndTheEditor() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("show height").await("is 24.").await(PROMPT);
      screen.type("run").await("signal 0: 24 rows, 80 columns");
      screen.resize(30, 100).await("signal 28: 30 rows, 100 columns");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("show height").await("is 30.").await(PROMPT);
      screen.type("show width").await("is 100.").await(PROMPT);
      var line = "print 1" + " + 1".repeat(20);
      screen.keys(line).await("one line", all -> all.has("(spoor) " + line));
      var second = line.substring(50 - PROMPT.length()).strip();
      screen.resize(30, 50).await("two lines", all -> all.cursorLine().equals(second));
      screen.keys("\r").await("$1 = 21");
    }
  }

  @Test
  void aDebuggerThatIsTerminatedLeavesTheTerminalAsItWas() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).terminal().terminate("/java");
      screen.await("status 143").await(" icanon ").await(" echo ").await("over");
    }
  }

  @Test
  void theProgramMayHaveATerminalOfItsOwn() throws IOException {
    var environment = Map.of("PATH", "/usr/bin:/bin");
    var command = List.of("/bin/sh", "-c", "tty; stty -echo; echo set; exec cat");
    try (var other = PseudoTerminal.open(24, 80, environment, command);
        var lines =
            new BufferedReader(new InputStreamReader(other.shown(), StandardCharsets.UTF_8));
        var screen = debugging(tellsSize())) {
      var device = lines.readLine();
      assertThat(lines.readLine()).isEqualTo("set");
      screen.await(PROMPT).type("tty " + device).await(PROMPT);
      screen.type("show inferior-tty").await("debugged is \"" + device + "\".").await(PROMPT);
      screen.type("run");
      assertThat(lines.readLine()).isEqualTo("signal 0: 24 rows, 80 columns");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      assertThat(screen.raw()).doesNotContain("signal 0");
    }
  }

  @Test
  void theKeysOfItsOwnTerminalAreForTheProgram() throws IOException {
    var command = List.of(Tracees.compile("gives_up_terminal").toString());
    try (var other = PseudoTerminal.open(24, 80, Map.of(), command);
        var lines =
            new BufferedReader(new InputStreamReader(other.shown(), StandardCharsets.UTF_8));
        var screen = debugging("--tty /nowhere " + tellsSize())) {
      var device = lines.readLine();
      assertThat(lines.readLine()).isEqualTo("free");
      screen.await(PROMPT).type("run").await("/nowhere: No such file or directory.").await(PROMPT);
      screen.type("tty " + device).await(PROMPT).type("run");
      assertThat(lines.readLine()).isEqualTo("signal 0: 24 rows, 80 columns");
      other.resize(30, 100);
      assertThat(lines.readLine()).isEqualTo("signal 28: 30 rows, 100 columns");
      other.type(CONTROL_C);
      screen.await(INTERRUPTED).await(PROMPT).type("continue").await("Continuing.");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("kill").await("(y or n) ").type("y").await("killed]").await(PROMPT);
      screen.type("set inferior-tty").await(PROMPT).type("run");
      screen.await("signal 0: 24 rows, 80 columns");
    }
  }

  @Test
  void aTerminalThatHasNoSizeIsUsedLikeOneOfTheUsualSize() {
    var script = "stty rows 0 cols 0; $SPOOR debug -nx " + tellsSize();
    try (var screen = new TerminalSession(home).shell(script, Map.of())) {
      screen.await(PROMPT).type("print 6*7").await("print 6*7").await("$1 = 42").await(PROMPT);
      screen.type("show width").await("is 80.").await(PROMPT);
      screen.type("show height").await("is 24.").await(PROMPT);
      screen.type("tui enable").await("the windows", all -> all.isInverse(0, 79));
    }
  }

  @Test
  void aLongAnswerWaitsAtTheEndOfThePage() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("help data").await(QUESTION);
      assertThat(screen.lines().getLast()).isEqualTo(QUESTION);
      screen.keys("q\r").await("Quit\n" + PROMPT);
      screen.type("help data").await(QUESTION).keys("\r").await("x ").await(PROMPT);
      screen.type("set height 5").await(PROMPT);
      screen.type("help data").await(QUESTION).keys("\r").await(QUESTION);
      screen.keys("c\r").await("x ").await(PROMPT);
      screen.type("help data").await(QUESTION).keys(CONTROL_C).await("Quit\n" + PROMPT);
      screen.type("set pagination off").await(PROMPT);
      screen.type("help data").await("x ").await(PROMPT);
      assertThat(screen.toString().lines().toList().reversed().subList(1, 20))
          .noneMatch(line -> line.contains("--Type"));
    }
  }

  @Test
  void anAnswerAboutTheProgramWaitsAtTheEndOfThePageToo() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("break tell").await("Breakpoint 1").await(PROMPT);
      screen.type("run").await("Breakpoint 1, ").await(PROMPT);
      for (var answer : List.of("\r", "q\r", CONTROL_C)) {
        screen.type("info all-registers").await(QUESTION).keys(answer);
        screen.await(answer.equals("\r") ? QUESTION : "Quit\n" + PROMPT);
        screen.keys(answer.equals("\r") ? "q\r" : "").await(answer.equals("\r") ? PROMPT : "");
        screen.type("print 6*7").await(" = 42").await(PROMPT);
      }
      screen.type("finish").await("Run till exit").await(PROMPT);
      screen.type("continue").await("Continuing.").keys("q\r").await("exited normally]");
    }
  }

  @Test
  void coloursAreForWhoWantsThem() {
    var program = tellsSize();
    for (var isWanted : List.of(true, false)) {
      try (var screen = debugging(program, Map.of("NO_COLOR", isWanted ? "" : "1"))) {
        screen.await(PROMPT).type("break tell").await("Breakpoint 1").await(PROMPT);
        screen.type("run").await("Breakpoint 1, ").await("tells_size.c").await(PROMPT);
        assertThat(screen.raw().contains("\033[33mtell\033[m")).isEqualTo(isWanted);
      }
    }
  }

  @Test
  void noTextOfTheProgramSteersTheTerminal() throws IOException {
    var arguments = "--args " + Tracees.compile("steering_texts", "-g") + " $'\\033[7minverse'";
    Files.writeString(home.resolve("evil.txt"), "\033[2Jshown\n");
    try (var screen = debugging(arguments, Map.of("EVIL", "\033[7minverse"))) {
      screen.await(PROMPT).type("break stop").await("Breakpoint 1").await(PROMPT);
      screen.type("run").await("Breakpoint 1, ").await(PROMPT);
      for (var command :
          List.of(
              "print title",
              "output title",
              "print colour",
              "x/s title",
              "x/s csi",
              "bt full",
              "info locals",
              "up",
              "info locals",
              "info threads",
              "info inferiors",
              "info proc",
              "printf \"%s\\n\", title",
              "show args",
              "show environment EVIL",
              "json info threads",
              "why",
              "source " + home.resolve("evil.txt"))) {
        screen.type(command).await(PROMPT);
      }
      assertThat(screen.raw())
          .doesNotContain("\033]0;owned", "\033[31mred", "\033[2J", "\033[7m", "\u009b")
          .contains("owned", "red");
    }
  }
}
