package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class PsTest {
  /// The row of one process, with single blanks.
  private static String row(Object pid) {
    var ps = Inspecting.run("ps", pid).orFail();
    assertThat(ps.lines()).hasSize(2);
    return ps.lines().getLast().strip().replaceAll(" +", " ");
  }

  /// What ps(1) says of it; of its letters those that we show.
  private static String expected(String pid) {
    var row = Shell.run("ps", "-o", "pid=,ppid=,nlwp=,stat=", "-p", pid).orFail().stdout();
    return row.strip().replaceAll(" +", " ").replaceAll("[slN<L]+(\\+?)$", "$1");
  }

  @Test
  void argumentsAreShownWithoutControlCharacters(@Tracee("spin") Path program) {
    try (var spin = Background.start(program, "one  two", "three\u001b[31m")) {
      spin.line();

      assertThat(row(spin.pid()))
          .isEqualTo(expected(spin.pid().toString()) + " - " + program + " one two three\\033[31m");
    }
  }

  @Test
  void aSleepingProcessIsS(@Tracee("vfork_parent") Path program) {
    try (var parent = Background.start(program)) {
      // The shell that waits for it began to do so long before.
      var shell = Shell.run("ps", "-o", "ppid=", "-p", parent.line()).orFail().stdout().strip();

      assertThat(row(shell)).contains(" S - sh -c ");
      parent.endInput();
      parent.exit();
    }
  }

  @Test
  void aRunningProcessIsR(@Tracee("spin") Path program) {
    try (var spin = Background.start(program)) {
      spin.line();

      assertThat(row(spin.pid())).contains(" R - ");
    }
  }

  @Test
  void aStoppedProcessIsT(@Tracee("stopped_child") Path program) {
    try (var parent = Background.start(program)) {
      var child = parent.line();

      assertThat(row(child)).startsWith(expected(child) + " - ").contains(" T - ");
    }
  }

  @Test
  void aZombieIsZAndHasItsName(@Tracee("zombie_child") Path program) {
    try (var parent = Background.start(program)) {
      var child = parent.line();

      assertThat(row(child)).startsWith(expected(child)).contains(" Z - [zombie_child] <defunct>");
    }
  }

  @Test
  void theParentOfAVforkIsD(@Tracee("vfork_parent") Path program) {
    try (var parent = Background.start(program)) {
      var pid = parent.line();

      assertThat(row(pid)).startsWith(expected(pid)).contains(" D - ");
      parent.endInput();
      parent.exit();
    }
  }

  @Test
  void aTracedProcessThatIsStoppedIsSmallTAndHasATracer(@Tracee("echo_lines") Path program) {
    var held = new CompletableFuture<Boolean>();
    try (var echo = Background.start(program);
        var tracer =
            Tracer.open((task, stop) -> {
              if (stop instanceof TaskStop.Attached) {
                held.complete(true);
                return Resumption.hold();
              }
              return Resumption.onward(stop, Until.STOP);
            })) {
      echo.line();
      tracer.attach(echo.pid());
      held.join();

      assertThat(row(echo.pid()))
          .contains(" t " + ProcessHandle.current().pid() + " (java) " + program);
    }
  }

  @Test
  void thePlusIsForTheForegroundOfATerminal(@Tracee("echo_lines") Path program) {
    dev.spoor.testkit.Requirement.program("script");
    try (var terminal = Background.start("script", "-qec", program.toString(), "/dev/null")) {
      var pid = terminal.line().strip().substring("ready ".length());

      assertThat(row(pid)).containsPattern(" [RS]\\+ - ");
    }
  }

  @Test
  void eachTaskHasALineOfItsOwnIfAsked() {
    var self = ProcessHandle.current().pid();

    var tasks = Inspecting.run("ps", "-T", self).orFail();

    assertThat(tasks.lines()).hasSizeGreaterThan(5).anyMatch(line -> line.contains(" " + self));
  }

  @Test
  void withoutANumberAllProcessesAreListed() {
    assertThat(Inspecting.run("ps").orFail().lines())
        .anyMatch(line -> line.matches(" +1 +0 .*"))
        .anyMatch(line -> line.matches(" +" + ProcessHandle.current().pid() + " .*"));
  }

  @Test
  void aProcessThatIsNotThereIsSaidToBeNotThereAndTheOthersAreShown() {
    var ps = Inspecting.run("ps", 4194305, 1);

    assertThat(ps.status()).isEqualTo(1);
    assertThat(ps.errors()).isEqualTo("spoor ps: there is no process 4194305\n");
    assertThat(ps.lines()).hasSize(2);
  }
}
