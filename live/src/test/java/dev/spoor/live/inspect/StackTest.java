package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the command says and what it leaves behind; the frames themselves are compared with gdb's
/// in another package.
@Tag("live")
@Timeout(60)
class StackTest {
  @Test
  void eachThreadHasItsNumberItsNameAndItsFrames(@Tracee("waits_in_threads") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var lines = Inspecting.run("stack", waiting.pid()).orFail().lines();

      assertThat(lines.getFirst()).isEqualTo(waiting.pid() + " (waits_in_thread)");
      assertThat(lines.stream().filter(line -> line.startsWith("#0 "))).hasSize(4);
      assertThat(lines)
          .anyMatch(line ->
              line.matches(
                  "#\\d+ +0x[0-9a-f]{16} main\\+0x[0-9a-f]+ \\(waits_in_threads\\) at .*"));
    }
  }

  @Test
  void oneThreadCanBeAskedFor(@Tracee("waits_in_threads") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();
      var last = Shell.script("ls /proc/$1/task | tail -1", "sh", waiting.pid().toString());
      var tid = last.stdout().strip();

      var lines = Inspecting.run("stack", "--tid", tid, waiting.pid()).orFail().lines();

      assertThat(lines.getFirst()).startsWith(tid + " (");
      assertThat(lines.stream().filter(line -> line.startsWith("#0 "))).hasSize(1);
    }
  }

  @Test
  void noMoreFramesAreShownThanWereAskedFor(@Tracee("waits_in_calls") Path program) {
    try (var waiting = Background.start(program)) {
      waiting.line();

      var lines = Inspecting.run("stack", "-n", "2", waiting.pid()).orFail().lines();

      assertThat(lines).hasSize(4);
      assertThat(lines.getLast()).isEqualTo("    there may be more frames");
    }
  }

  @Test
  void aProgramThatWaitsGoesOnWaiting(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program)) {
      echo.line();

      Inspecting.run("stack", echo.pid()).orFail();

      echo.say("still here");
      assertThat(echo.line()).isEqualTo("still here");
    }
  }

  @Test
  void aProgramThatIsStoppedStaysStopped(@Tracee("stopped_child") Path program) {
    try (var parent = Background.start(program)) {
      var stopped = parent.line();

      var lines = Inspecting.run("stack", stopped).orFail().lines();

      assertThat(lines).anyMatch(line -> line.contains(" main"));
      // The task stops again by itself: soon, not at once.
      while (!Inspecting.run("ps", stopped).lines().getLast().contains(" T ")) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aProgramThatIsTracedIsSaidToBeSo(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program);
        var tracer = Tracer.open(Resumption::neutral)) {
      echo.line();
      tracer.attach(echo.pid());

      var found = Inspecting.run("stack", echo.pid());

      assertThat(found.status()).isEqualTo(1);
      assertThat(found.output()).isEmpty();
      assertThat(found.errors()).contains("traced by");
      echo.say("still here");
      assertThat(echo.line()).isEqualTo("still here");
    }
  }

  @Test
  void aProcessThatIsNotThereIsSaidToBeNotThere() {
    assertThat(Inspecting.run("stack", 4194305))
        .isEqualTo(new Inspecting(1, "", "spoor stack: there is no process 4194305\n"));
    assertThat(Inspecting.run("stack", "x").status()).isEqualTo(2);
    assertThat(Inspecting.run("stack").status()).isEqualTo(2);
    assertThat(Inspecting.run("stack", "-t", "4194305", ProcessHandle.current().pid()).errors())
        .contains("has no thread 4194305");
  }
}
