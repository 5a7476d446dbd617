package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that have the whole screen and every key, as editors do.
@Tag("live")
class WholeScreenProgramTest {
  private static final String PROMPT = "(spoor) ";
  private static final String INTERRUPTED = "received signal SIGINT, Interrupt.";
  private static final String ON = "\033[?1049h";
  private static final String OFF = "\033[?1049l";
  private static final String CONTROL_C = "\003";
  private static final String CONTROL_D = "\004";
  private static final String CONTROL_Z = "\032";

  @TempDir private Path home = Path.of("");

  private Screen debugging(String words) {
    return new TerminalSession(home).debugging(words);
  }

  private static String program() {
    return Tracees.compile("whole_screen", "-g").toString();
  }

  /// What stty(1) says of a terminal for lines.
  private static Screen awaitCooked(Screen screen) {
    return screen.await("\nopost ").await(" icanon ").await(" echo ");
  }

  @Test
  void eachSideHasItsModesAtEachHaltAndAtTheEnd() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("break draw").await("Breakpoint 1").await(PROMPT);
      screen.type("run").await("Breakpoint 1, draw").await(PROMPT);
      awaitCooked(screen.type("shell stty -a")).await(PROMPT);
      screen.type("continue").await("<key -, own modes 1, drawn 1>").keys("x");
      screen.await("Breakpoint 1, draw").await(PROMPT).type("next").await(PROMPT);
      screen.type("finish").await("<key x, own modes 1, drawn 2>").await(PROMPT);
      awaitCooked(screen.type("shell stty -a")).await(PROMPT);
      screen.type("delete").await("(y or n) ").type("y").await(PROMPT);
      screen.type("continue").await("Continuing.").keys("y");
      screen
          .await("<key y, own modes 1, drawn 3>")
          .keys(CONTROL_C)
          .await(INTERRUPTED)
          .await(PROMPT);
      screen.type("print drawn").await("$1 = 3").await(PROMPT);
      screen.type("continue").await("Continuing.").keys("q");
      screen.await("given back 1").await("exited normally]").await(PROMPT);
      awaitCooked(screen.keys(CONTROL_D).await("status 0")).await("over").awaitEnd();
      assertThat(screen.raw().lastIndexOf(OFF)).isGreaterThan(screen.raw().lastIndexOf(ON));
    }
  }

  @Test
  void theTerminalIsAsItWasWhenTheProgramIsKilled() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("run").await("<key -, own modes 1, drawn 1>");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("kill").await("(y or n) ").type("y").await("killed]").await(PROMPT);
      screen.type("run").await("<key -, own modes 1, drawn 1>");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.keys(CONTROL_D).await("Quit anyway? (y or n) ").type("y");
      awaitCooked(screen.await("status 0")).await("over");
    }
  }

  @Test
  void theProgramsModesOutliveASuspendedDebugger() {
    var script = "set -m; $SPOOR debug -nx " + program() + "; echo status $?; stty -a; read x; fg";
    try (var screen = new TerminalSession(home).shell(script, Map.of())) {
      screen.await(PROMPT).type("run").await("<key -, own modes 1, drawn 1>");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      awaitCooked(screen.keys(CONTROL_Z).await("status 147"));
      screen.type("").await("debug -nx").await(PROMPT).type("print drawn").await("$1 = 1");
      screen.await(PROMPT).type("continue").await("Continuing.").keys("z");
      screen.await("<key z, own modes 1, drawn 2>").keys("q").await("given back 1");
      screen.await("exited normally]").await(PROMPT);
    }
  }

  @Test
  void theWindowMayBeResizedWhileTheProgramHasIt() {
    try (var screen = debugging(program())) {
      screen.await(PROMPT).type("run").await("<key -, own modes 1, drawn 1>");
      screen.resize(40, 120).keys("x").await("key x", all -> all.row("<key x, own") == 19);
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("show height").await("is 40.").await(PROMPT);
      screen.type("show width").await("is 120.").await(PROMPT);
    }
  }

  @Test
  void itMayHaveATerminalOfItsOwn() {
    var free = List.of(Tracees.compile("gives_up_terminal").toString());
    try (var other = Screen.running(Map.of(), free);
        var screen = debugging(program())) {
      other.await("free");
      var device = other.lines().getFirst();
      screen.await(PROMPT).type("tty " + device).await(PROMPT).type("run");
      other.await("<key -, own modes 1, drawn 1>").keys("x");
      other.await("<key x, own modes 1, drawn 2>");
      screen.keys(CONTROL_C).await(INTERRUPTED).await(PROMPT);
      screen.type("print drawn").await("$1 = 2").await(PROMPT);
      awaitCooked(screen.type("shell stty -a")).await(PROMPT);
      screen.type("continue").await("Continuing.");
      other.keys("y").await("<key y, own modes 1, drawn 3>").keys("q").await("given back 1");
      screen.await("exited normally]").await(PROMPT);
      assertThat(screen.raw()).doesNotContain(ON, "own modes");
      assertThat(other.raw()).contains(ON, OFF).doesNotContain("spoor");
    }
  }
}
