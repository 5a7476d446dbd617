package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The windows above the command line.
@Tag("live")
class FullScreenTest {
  private static final String PROMPT = "(spoor) ";
  private static final String TOGGLE = "\030a";
  private static final String PAGE_DOWN = "\033[6~";
  private static final String UP = "\033OA";

  @TempDir private Path home = Path.of("");

  private Screen debugging(String words) {
    return new TerminalSession(home).debugging(words);
  }

  private static String program() {
    return Tracees.compile("debugged", "-g", "-O0").toString();
  }

  private static boolean isTitle(Screen screen, int row, String name) {
    return screen.lines().get(row).matches("[* ]" + name + "\\b.*") && screen.isInverse(row, 79);
  }

  private static boolean hasTitle(Screen screen, String name) {
    return IntStream.range(0, screen.lines().size()).anyMatch(row -> isTitle(screen, row, name));
  }

  /// The row of the line that separates the windows from the commands.
  private static int status(Screen screen) {
    return IntStream.range(0, screen.lines().size())
        .filter(row -> screen.lines().get(row).contains(" In: ") && screen.isInverse(row, 0))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isAtPrompt(Screen screen) {
    return screen.cursorLine().equals(PROMPT.strip());
  }

  @Test
  void theSourceIsAboveTheCommandsWithBreakpointsAndTheCurrentLine() {
    try (var screen = debugging("--tui " + program())) {
      screen.await(
          "main", all -> isTitle(all, 0, "src") && all.has("int main(") && isAtPrompt(all));
      screen.type("break 28").await("the mark", all -> all.has("b+     28 "));
      screen.type("run");
      screen.await("the line", all -> all.has("B+>    28 ") && isAtPrompt(all));
      var row = screen.row("B+>");
      assertThat(screen.isInverse(row, 0)).isTrue();
      assertThat(screen.isInverse(row + 1, 0)).isFalse();
      screen.type("disable").await("the mark", all -> all.has("B->    28 "));
      screen.type("next").await("the next line", all -> all.has("  >    29 "));
      assertThat(screen.lines().get(status(screen)))
          .startsWith("process ")
          .contains("In: main", "Line: 29");
      screen
          .type("list square")
          .await("what was listed", all -> all.has("  11  static int square("));
    }
  }

  @Test
  void layoutsHaveTheirWindows() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("break square").await(PROMPT).type("run").await(PROMPT);
      screen.type("layout asm").await("code", all -> isTitle(all, 0, "asm") && all.has("<square+"));
      screen
          .type("layout split")
          .await("both", all -> isTitle(all, 0, "src") && all.has("asm  square"));
      screen.type("layout regs").await("registers", all -> isTitle(all, 0, "regs"));
      screen
          .await("a register", all -> all.has("rax "))
          .await("code", all -> all.has("asm  square"));
      screen.type("finish").await("a change", all -> hasInverse(all, 1, status(all) / 2));
      screen.type("layout locals").await("variables", all -> all.has("sum = 0"));
      screen.type("layout next").await("source alone", all -> !hasTitle(all, "locals"));
      screen.type("layout prev").await("variables", all -> all.has("sum = 0"));
      screen.type("winheight locals 4");
      screen.await("less", all -> isTitle(all, status(all) - 4, "locals"));
      screen.type("info win").await("locals         4").await("cmd");
    }
  }

  private static boolean hasInverse(Screen screen, int from, int to) {
    return IntStream.range(from, Math.max(from, to))
        .anyMatch(row -> IntStream.range(0, 80).anyMatch(at -> screen.isInverse(row, at)));
  }

  @Test
  void theProgramWritesBelowTheWindows() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the prompt", FullScreenTest::isAtPrompt).type("run");
      screen.await("the end", all -> all.has("exited") && isAtPrompt(all));
      assertThat(screen.row("first: ")).isGreaterThan(status(screen));
      assertThat(isTitle(screen, 0, "src")).isTrue();
      for (var i = 0; i < 10; i++) {
        screen.type("echo line" + i + "\\n").await("line" + i + "\n").await(PROMPT);
      }
      assertThat(screen.has("line9")).isTrue();
      assertThat(screen.has("first: ")).isFalse();
      assertThat(isTitle(screen, 0, "src")).isTrue();
    }
  }

  @Test
  void theProgramEndsWhileTheWindowsAreThereAndRunsAgain() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the prompt", FullScreenTest::isAtPrompt).type("break 28");
      screen.await("the mark", all -> all.has("b+     28 ") && isAtPrompt(all));
      for (var i = 0; i < 2; i++) {
        screen.type("run").await("the line", all -> all.has("B+>    28 ") && isAtPrompt(all));
        screen.type("continue");
        screen.await("nothing", all -> isWithoutProcess(all) && isAtPrompt(all));
        assertThat(screen.has(">    28 ")).isFalse();
        assertThat(screen.has("exited")).isTrue();
        assertThat(isTitle(screen, 0, "src")).isTrue();
      }
      screen.type("run").await("the line", all -> all.has("B+>    28 ") && isAtPrompt(all));
      screen.type("set confirm off").await(PROMPT).type("signal SIGKILL");
      screen.await("nothing", all -> isWithoutProcess(all) && isAtPrompt(all));
      assertThat(screen.has("terminated with signal SIGKILL")).isTrue();
    }
  }

  private static boolean isWithoutProcess(Screen screen) {
    var row = status(screen);
    return row > 0 && screen.lines().get(row).startsWith("No process");
  }

  @Test
  void theWindowsFollowFinishAndUntil() {
    try (var screen = debugging("-tui -ex 'set confirm off' " + program())) {
      screen.await("the prompt", FullScreenTest::isAtPrompt).type("break square");
      screen.await("the mark", all -> isAtPrompt(all) && all.has("Breakpoint 1"));
      screen.type("run").await("the line", all -> all.has("B+>    12 ") && isAtPrompt(all));
      screen.type("finish");
      screen.await("the caller", all -> all.has("  >    19 ") && isAtPrompt(all));
      assertThat(screen.has("Value returned is $1 = 0")).isTrue();
      assertThat(screen.lines().get(status(screen))).contains("In: work", "Line: 19");
      screen.type("delete").await(PROMPT).type("next").await(PROMPT).type("next");
      screen.await("the loop's head", all -> all.has("  >    18 ") && isAtPrompt(all));
      screen.type("until").await("behind it", all -> all.has("  >    22 ") && isAtPrompt(all));
      assertThat(screen.lines().get(status(screen))).contains("In: work", "Line: 22");
    }
  }

  @Test
  void aSizeThatChangesWhileTheProgramRunsIsThatOfTheNextHalt() {
    var tellsSize = Tracees.compile("tells_size", "-g").toString();
    try (var screen = debugging("-tui " + tellsSize)) {
      screen.await("the prompt", all -> status(all) == 15 && isAtPrompt(all)).type("run");
      screen.await("signal 0: 24 rows, 80 columns").resize(40, 100);
      screen.await("signal 28: 40 rows, 100 columns").keys("\003");
      screen.await("more", all -> status(all) == 26 && all.isInverse(0, 99) && isAtPrompt(all));
    }
  }

  @Test
  void theKeysOfGdbTurnItOnAndOff() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("echo before\\n").await("before\n").await(PROMPT);
      screen.keys("echo x" + TOGGLE).await("on", all -> isTitle(all, 0, "src"));
      screen.await("the line", all -> all.cursorLine().equals(PROMPT + "echo x"));
      assertThat(screen.has("before")).isFalse();
      screen.keys(TOGGLE).await("off", all -> status(all) < 0 && all.has("before"));
      screen.await("the line", all -> all.cursorLine().equals(PROMPT + "echo x"));
      screen.keys("y\r").await("xy(spoor) ");
    }
  }

  @Test
  void theWindowWithTheFocusIsScrolled() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the source", all -> all.has("int main(") && isAtPrompt(all));
      screen.type("list 1").await("its beginning", all -> all.has("  2  #include"));
      screen.await("the prompt", FullScreenTest::isAtPrompt).keys(PAGE_DOWN);
      screen.await("what is below", all -> all.lines().get(1).matches(" +1[0-9] .*"));
      screen.type("focus cmd").await("Focus set to cmd window.");
      screen.await("the prompt", FullScreenTest::isAtPrompt).keys(UP);
      screen.await("the history", all -> all.cursorLine().equals(PROMPT + "focus cmd"));
    }
  }

  @Test
  void itFollowsTheSizeOfTheWindow() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the source", all -> status(all) == 15 && isAtPrompt(all));
      screen.keys("echo x").resize(40, 100);
      screen.await("more", all -> status(all) == 26 && all.isInverse(0, 99));
      screen.await("the line", all -> all.cursorLine().equals(PROMPT + "echo x"));
      screen.resize(10, 60).await("less", all -> status(all) == 5);
      screen.await("the line", all -> all.cursorLine().equals(PROMPT + "echo x"));
      screen.keys("y\r").await("the answer", all -> all.has("xy(spoor)"));
    }
  }

  @Test
  void theScreenComesBackWhileTheDebuggerIsSuspended() {
    try (var screen =
        new TerminalSession(home)
            .shell(
                "set -m; $SPOOR debug -nx -tui " + program() + "; echo status $?; read x; fg",
                Map.of())) {
      screen.await("the source", all -> isTitle(all, 0, "src") && isAtPrompt(all));
      screen.keys("\032").await("the shell", all -> status(all) < 0 && all.has("status 147"));
      screen.type("").await("the source", all -> isTitle(all, 0, "src") && isAtPrompt(all));
      screen.type("echo xy").await("the answer", all -> all.has("xy(spoor)"));
    }
  }

  @Test
  void theScreenComesBackAtTheEnd() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the source", all -> isTitle(all, 0, "src") && isAtPrompt(all));
      screen.type("quit").await("status 0").await(" icanon ").await("over").awaitEnd();
      assertThat(screen.raw()).contains("\033[?1049l");
      assertThat(status(screen)).isEqualTo(-1);
    }
  }

  @Test
  void theScreenComesBackWhenTheDebuggerIsTerminated() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("the source", all -> isTitle(all, 0, "src") && isAtPrompt(all));
      screen.terminal().terminate("/java");
      screen.await("status 143").await(" icanon ").await("over").awaitEnd();
      assertThat(status(screen)).isEqualTo(-1);
    }
  }

  @Test
  void aTerminalThatCannotIsSaidSo() {
    try (var screen =
        new TerminalSession(home).debugging("-tui " + program(), Map.of("TERM", "dumb"))) {
      screen.await("Cannot enable the TUI").await(PROMPT).type("layout src");
      screen.await("Cannot enable the TUI").await(PROMPT);
      assertThat(screen.raw()).doesNotContain("\033");
    }
  }

  private Screen inColours(String words) {
    return new TerminalSession(home).debugging(words, Map.of("NO_COLOR", ""));
  }

  private static String colorful() {
    return Tracees.compile("colorful", "-g", "-O0").toString();
  }

  @Test
  void theSourceHasColoursAndNothingInItSteersTheTerminal() {
    try (var screen = inColours("--tui " + colorful())) {
      screen.await("main", all -> all.has("int main(") && isAtPrompt(all));
      screen.type("break 13").await(PROMPT).type("run").await(PROMPT);
      screen.type("list 1,4").await("all", all -> all.has("    2  ") && isAtPrompt(all));
      assertThat(screen.raw())
          .contains("\033[1;34mreturn\033[m n * \033[35m2\033[m; \033[32m/* 世界世界 e\u0301 */\033[m")
          .contains("\033[32m   over 世界 lines */\033[m")
          .contains("\033[36m#include\033[m \033[31m<stdio.h>\033[m")
          .contains("/* steering: \\033[2J\\033[7m */")
          .doesNotContain("steering: \033");
      var row = screen.row("  13  ");
      assertThat(screen.isInverse(row, 0)).isTrue();
      assertThat(screen.isInverse(row, 79)).isTrue();
      assertThat(screen.lines().get(screen.row("    8  "))).contains("          return n * 2;");
    }
  }

  @Test
  void whoWantsNoColoursHasNone() {
    try (var screen = inColours("--tui -ex 'set style enabled off' " + colorful())) {
      screen.await("main", all -> all.has("int main(") && isAtPrompt(all));
      screen.type("layout split").await("both", all -> hasTitle(all, "asm") && isAtPrompt(all));
      assertThat(screen.raw()).doesNotContain("\033[1;34m").doesNotContain("\033[32m");
      screen.type("set style enabled on").await(PROMPT);
      assertThat(screen.raw()).contains("\033[1;34mreturn\033[m");
      var before = screen.raw().length();
      screen.type("set style sources off").await(PROMPT);
      screen.type("echo x").await("the answer", all -> all.has("x(spoor)"));
      assertThat(screen.raw().substring(before)).doesNotContain("\033[1;34mreturn");
    }
  }

  @Test
  void aLongLineIsScrolledToTheSide() {
    try (var screen = inColours("--tui " + colorful())) {
      screen.await("main", all -> all.has("int main(") && isAtPrompt(all));
      screen.await("the line", all -> all.has("const char *text"));
      var before = screen.raw().length();
      for (var i = 1; i <= 23; i++) {
        screen.keys("\033OC");
      }
      var half = "13  \033[31m 界\"\033[m;    \033[1;34mint\033[m a_long";
      screen.await("half a sign", all -> all.raw().indexOf(half, before) > 0);
      var whole = half.replace(" 界", "世界");
      screen.keys("\033OD").await("all of it", all -> all.raw().indexOf(whole, before) > 0);
      screen.type("focus cmd").await("Focus set to cmd").await(PROMPT);
      screen.keys("echo x\033OD\033OD\033ODy").await("the line", all -> all.has("echyo x"));
    }
  }

  @Test
  void instructionsHaveColours() {
    try (var screen = inColours(program())) {
      screen.await(PROMPT).type("break square").await(PROMPT).type("run").await(PROMPT);
      screen.type("layout asm").await("code", all -> isTitle(all, 0, "asm") && isAtPrompt(all));
      assertThat(screen.raw()).contains("\033[32mpush\033[m   \033[31m%rbp\033[m");
      assertThat(screen.isInverse(screen.row("B+> 0x"), 79)).isTrue();
    }
  }

  @Test
  void windowsAreSideBySide() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("break square").await(PROMPT).type("run").await(PROMPT);
      screen.type("tui new-layout mine {-horizontal src 1 asm 1} 2 status 0 cmd 1").await(PROMPT);
      screen.type("layout mine").await("both", all -> isBeside(all, 40) && isAtPrompt(all));
      screen.await("the program in both", all -> all.has("B+>    12") && all.has("B+> 0x"));
      assertThat(screen.isInverse(5, 39)).isTrue();
      screen.type("info win").await("src           15      39").await("asm           15      40");
      screen.type("winwidth src 29").await("narrow", all -> isBeside(all, 30));
      screen.type("winwidth src +10").await("wide", all -> isBeside(all, 40) && isAtPrompt(all));
      screen.keys("echo x").resize(30, 100);
      screen.await("more", all -> isBeside(all, 40) && status(all) == 19 && all.isInverse(0, 99));
      screen.await("the line", all -> all.cursorLine().equals(PROMPT + "echo x"));
      screen.resize(24, 12).await("one", all -> all.row("src") == 0 && !all.has("asm"));
      screen.resize(24, 80).await("both", all -> isBeside(all, 40));
      screen.keys("\025layout no\r").await("Undefined layout command: \"no\"");
    }
  }

  private static boolean isBeside(Screen screen, int column) {
    var first = screen.lines().getFirst();
    return isTitle(screen, 0, "src")
        && first.length() > column + 4
        && first.startsWith("asm", column + 1);
  }

  @Test
  void theWheelScrollsTheWindowUnderItWhileALineIsTyped() {
    try (var screen = debugging("-tui " + program())) {
      screen.await("main", all -> all.has("int main(") && isAtPrompt(all));
      screen.type("list 1").await("its beginning", all -> all.has("  2  #include"));
      screen.await("the prompt", FullScreenTest::isAtPrompt);
      screen.keys("echo x\033[<65;5;3M");
      screen.await("three lines on", all -> all.lines().get(1).matches(" +4  struct point .*"));
      screen.keys("\033[<64;5;3M\033[<65;5;20M\033[<0;5;3M\033[<0;5;3m");
      screen.await("back", all -> all.lines().get(1).matches(" +1  .*"));
      screen.keys("y\r").await("the line", all -> all.has("xy(spoor)"));
      screen.type("set tui mouse-events off").await(PROMPT);
      assertThat(screen.raw()).contains("\033[?1000h\033[?1006h");
      assertThat(hasMouse(screen)).isFalse();
      screen.type("set tui mouse-events on").await("on", FullScreenTest::hasMouse);
      screen.keys("quit\r").await("status 0").await("over").awaitEnd();
      assertThat(hasMouse(screen)).isFalse();
    }
  }

  private static boolean hasMouse(Screen screen) {
    return screen.raw().lastIndexOf("\033[?1000h") > screen.raw().lastIndexOf("\033[?1000l");
  }
}
