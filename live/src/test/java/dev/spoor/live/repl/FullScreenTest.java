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
}
