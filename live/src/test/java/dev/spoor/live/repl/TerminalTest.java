package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees who types at a terminal.
@Tag("live")
@Timeout(120)
class TerminalTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", "..")).resolve("bin/spoor").toString();

  @TempDir private Path home = Path.of("");

  @BeforeEach
  void needsTmux() {
    assumeTrue(Shell.which("tmux").isPresent(), "tmux is not installed");
  }

  private Screen debugging(String words) {
    return Screen.open(home, SPOOR + " debug -nx " + words + "; stty -a; echo over; cat");
  }

  @Test
  void theProgramAndTheDebuggerFindTheTerminalAsTheyLeftIt() throws IOException {
    try (var screen = debugging(Tracees.compile("own_modes", "-g").toString())) {
      screen.await("(spoor) ");
      screen.type("break halted").await("Breakpoint 1 at");
      screen.type("run").await("Breakpoint 1, halted ()");
      screen.type("print 6*7").await("$1 = 42");
      screen.type("continue").await("unechoed 1 foreground 1");
      screen.key("k").await("read 1 key k");
      screen.key("C-c").await("Program received signal SIGINT, Interrupt.");
      screen.type("print 8*9").await("$2 = 72");
      screen.type("continue").await("Continuing.");
      screen.key("C-c").await("Program received signal SIGINT, Interrupt.");
      screen.key("C-d").await("Quit anyway? (y or n) ");
      screen.type("y").await(" icanon ");
      screen.await(" echo ");
      screen.await("over");
    }

    assertThat(Files.readString(home.resolve(".local/state/spoor/debug_history")))
        .isEqualTo("break halted\nrun\nprint 6*7\ncontinue\nprint 8*9\ncontinue\n");
  }

  @Test
  void aLineIsCompletedTakenBackAndRecalled() {
    try (var screen = debugging(Tracees.compile("own_modes", "-g").toString())) {
      screen.await("(spoor) ");
      screen.type("print 6*7").await("$1 = 42");
      screen.keys("nonsense", "C-c").await("(spoor) ");
      screen.keys("Up", "Enter").await("$2 = 42");
      screen.keys("info breakp", "Tab", "Enter").await("No breakpoints or watchpoints.");
      screen.key("C-d").await("over");
    }
  }

  @Test
  void anAttachedProgramIsHaltedByTheKeyToo() {
    var program = Tracees.compile("own_modes", "-g");
    var words = "-p $!";
    try (var screen =
        Screen.open(
            home,
            program + " </dev/null & " + SPOOR + " debug -nx " + words + "; echo over; cat")) {
      screen.await("(spoor) ");
      screen.type("continue").await("Continuing.");
      screen.key("C-c").await("Program received signal SIGINT, Interrupt.");
      screen.type("kill").await("(y or n) ");
      screen.type("y").await("killed]");
      screen.key("C-d").await("over");
    }
  }
}
