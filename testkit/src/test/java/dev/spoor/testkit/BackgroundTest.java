package dev.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class BackgroundTest {
  @Test
  void talksWithTheProgramAndLearnsItsStatus(@Tracee("echo_lines") Path program) {
    try (var echo = Background.start(program)) {
      assertThat(echo.line()).isEqualTo("ready " + echo.pid());

      echo.say("one");
      assertThat(echo.line()).isEqualTo("one");
      echo.endInput();

      assertThat(echo.exit()).isEqualTo(3);
    }
  }

  @Test
  void closingLeavesNothingBehind(@Tracee("echo_lines") Path program) {
    var before = Processes.now();

    try (var echo = Background.start(program)) {
      echo.line();
      assertThat(Processes.now().leftSince(before)).anyMatch(line -> line.contains("echo_lines"));
    }

    assertThat(Processes.now().leftSince(before)).isEmpty();
  }

  @Test
  void aTraceeIsBuiltWithTheFlagsAsked(@Tracee(value = "hello", flags = "-m32") Path program) {
    assertThat(Shell.run("readelf", "-h", program.toString()).stdout()).contains("ELF32");
    assertThat(Shell.run(program.toString()).stdout()).isEqualTo("Hello, world!\n");
  }
}
