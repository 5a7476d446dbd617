package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that a person takes from those before, and lets the debugger complete.
@Tag("live")
class LineEditingTest {
  private static final String PROMPT = "(spoor) ";
  private static final String UP = "\033OA";
  private static final String DOWN = "\033OB";
  private static final String CONTROL_C = "\003";
  private static final String CONTROL_D = "\004";
  private static final String CONTROL_R = "\022";

  @TempDir private Path home = Path.of("");

  private Screen debugging(String words) {
    return new TerminalSession(home).debugging(words);
  }

  private static String tellsSize() {
    return Tracees.compile("tells_size", "-g").toString();
  }

  private static Screen awaitLine(Screen screen, String line) {
    return screen.await("the line " + line, all -> all.cursorLine().equals(PROMPT + line));
  }

  private static void quit(Screen screen) {
    screen.keys(CONTROL_D).await("status 0").await("over").awaitEnd();
  }

  @Test
  void theLinesBeforeAreSearchedBackwards() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("print 6*7").await("$1 = 42").await(PROMPT);
      screen.type("print 6*8").await("$2 = 48").await(PROMPT);
      screen.type("print 1").await("$3 = 1").await(PROMPT);
      screen.keys(CONTROL_R + "6*");
      awaitLine(screen, "print 6*8").keys(CONTROL_R);
      awaitLine(screen, "print 6*7").keys("\r").await("$4 = 42").await(PROMPT);
      screen.keys(CONTROL_R + "6*8");
      awaitLine(screen, "print 6*8").keys(CONTROL_C).await("the prompt", LineEditingTest::isFree);
      screen.type("print 3*3").await("$5 = 9").await(PROMPT);
    }
  }

  private static boolean isFree(Screen screen) {
    return screen.cursorLine().equals(PROMPT.strip());
  }

  @Test
  void theLinesOfTheSessionBeforeAreThere() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("print 6*7").await("$1 = 42").await(PROMPT);
      screen.type("print 8*9").await("$2 = 72").await(PROMPT);
      quit(screen);
    }

    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).keys(UP);
      awaitLine(screen, "print 8*9").keys(UP);
      awaitLine(screen, "print 6*7").keys(DOWN);
      awaitLine(screen, "print 8*9").keys(DOWN);
      screen.await("no line", LineEditingTest::isFree).keys(CONTROL_R + "6*");
      awaitLine(screen, "print 6*7").keys("\r").await("$1 = 42").await(PROMPT);
    }
  }

  @Test
  void whatIsKeptAndWhereIsSet() throws IOException {
    var kept = home.resolve("kept");
    var start = Files.writeString(home.resolve("start"), "set history filename ~/kept\n");
    try (var screen = debugging("-x " + start + " " + tellsSize())) {
      screen.await(PROMPT).type("print 1").await("$1").await(PROMPT);
      screen.type("print 2").await("$2").await(PROMPT);
      screen.type("set history save off").await(PROMPT).type("print 3").await("$3").await(PROMPT);
      quit(screen);
    }
    assertThat(Files.readAllLines(kept))
        .isEqualTo(List.of("print 1", "print 2", "set history save off"));
    assertThat(home.resolve(".local/state/spoor/debug_history")).doesNotExist();

    try (var screen = debugging("-x " + start + " " + tellsSize())) {
      screen.await(PROMPT).keys(UP);
      awaitLine(screen, "set history save off").keys(CONTROL_C).await(PROMPT);
      screen.type("set history size 2").await(PROMPT).type("print 4").await("$1").await(PROMPT);
      quit(screen);
    }
    assertThat(Files.readAllLines(kept)).isEqualTo(List.of("set history size 2", "print 4"));
  }

  @Test
  void filesAreCompletedBelowDirectoriesAndTheHome() throws IOException {
    var inner = Files.createDirectories(home.resolve("directory/inner"));
    Files.writeString(inner.resolve("orders"), "print 5*5\n");
    try (var screen = debugging("--cd " + home + " " + tellsSize())) {
      screen.await(PROMPT).type("source dir\tin\tord\t").await("$1 = 25").await(PROMPT);
      screen.keys("source ~/dir\tin\tord\t");
      awaitLine(screen, "source ~/directory/inner/orders");
    }
  }

  @Test
  void placesAndMembersAreCompleted() {
    try (var screen = debugging(tellsSize())) {
      screen.await(PROMPT).type("break wait_for\t").await("Breakpoint 1").await(PROMPT);
      screen.type("run").await("wait_for_ever (").await(PROMPT);
      screen.type("ptype giv\t").await("int verbose;").await(PROMPT);
      screen.type("print *given.ne\t").await("version = 0x").await(PROMPT);
    }
  }
}
