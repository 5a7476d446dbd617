package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("live")
@Timeout(60)
class RegsTest {
  @Test
  void theRegistersOfAStoppedProgramAreThoseThatGdbShows(@Tracee("stopped_child") Path program) {
    compare(program, 24);
  }

  @Test
  void theRegistersOfAStopped32BitProgramAreThoseThatGdbShows(
      @Tracee(value = "stopped_child", flags = "-m32") Path program) {
    compare(program, 16);
  }

  private static void compare(Path program, int atLeast) {
    Requirement.program("gdb");
    try (var parent = Background.start(program)) {
      var stopped = parent.line();

      var ours = Inspecting.run("regs", stopped).orFail();

      // The kernel lets a task go by waking it, and the task stops again by itself: soon, not at
      // once.
      while (!Inspecting.run("ps", stopped).lines().getLast().contains(" T ")) {
        Thread.onSpinWait();
      }
      var theirs =
          Shell.run("gdb", "-nx", "-batch", "-p", stopped, "-ex", "info registers").stdout();
      var common = names(theirs);
      common.retainAll(names(ours.output()));
      assertThat(values(ours.output(), common))
          .isEqualTo(values(theirs, common))
          .hasSizeGreaterThanOrEqualTo(atLeast);
    }
  }

  private static List<String> names(String listing) {
    return new java.util.ArrayList<>(
        listing
            .lines()
            .filter(line -> line.matches("\\w+ +0x[0-9a-f]+ .*"))
            .map(line -> line.split(" +", 2)[0])
            .sorted()
            .toList());
  }

  private static List<String> values(String listing, List<String> names) {
    return listing
        .lines()
        .map(line -> line.split(" +", 3))
        .filter(words -> words.length == 3 && names.contains(words[0]))
        .map(words -> words[0] + " " + words[1])
        .sorted()
        .toList();
  }

  @Test
  void aProcessThatSleepsIsShownAndGoesOnSleeping(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program)) {
      echo.line();

      var regs = Inspecting.run("regs", echo.pid()).orFail();

      assertThat(regs.lines()).anyMatch(line -> line.matches("rip +0x[0-9a-f]+ +\\d+"));
      echo.say("still here");
      assertThat(echo.line()).isEqualTo("still here");
    }
  }

  @Test
  void aProcessThatIsNotThereIsSaidToBeNotThere() {
    assertThat(Inspecting.run("regs", 4194305))
        .isEqualTo(new Inspecting(1, "", "spoor regs: there is no process 4194305\n"));
    assertThat(Inspecting.run("regs", "x").status()).isEqualTo(2);
  }
}
