package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What gdb does not have, or says otherwise.
@Tag("live")
class SessionTest {
  private static Path program() {
    return Tracees.compile("debugged", "-g", "-O0");
  }

  @Test
  void lastStopsAreListed() {
    var lines = Debug.ours(program(), "break square", "run", "next", "why").lines();

    assertThat(lines.get(lines.size() - 2)).contains("run").contains("Breakpoint 1, square (n=0)");
    assertThat(lines.getLast()).contains("next").contains("return r;");
  }

  @Test
  void answersAreGivenAsJson() {
    var lines =
        Debug.ours(program(), "break work", "run", "json bt", "json info breakpoints").lines();

    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("{\"level\":0,") && line.contains("\"function\":\"work\""))
        .anyMatch(line -> line.startsWith("{\"number\":1,") && line.contains("\"hits\":1"));
  }

  @Test
  void aWriteIsTakenBack() {
    var lines =
        Debug.ours(
                program(),
                "break work",
                "run",
                "set var global = 1",
                "p global",
                "undo",
                "p global")
            .lines();

    assertThat(lines).contains("$1 = 1", "$2 = 42");
  }

  @Test
  void aRegisterIsTakenBack() {
    var lines =
        Debug.ours(program(), "break work", "run", "set $rax = 5", "undo", "p $rax == 5").lines();

    assertThat(lines).contains("Restored register rax.", "$1 = 0");
  }

  @Test
  void commandsOfABreakpointLetItGoOn() {
    var script = Debug.ours(program(), "dprintf square,\"n is %d\\n\", n", "run", "p $_exitcode");

    assertThat(script.lines())
        .containsSubsequence("n is 0", "n is 1", "n is 2", "n is 0", "n is 1", "n is 2", "$1 = 0");
  }

  @Test
  void theProgramsOwnStatusIsHandedOn() {
    assertThat(
            Debug.ours(List.of("--return-child-result", "--args", "/bin/sh", "-c", "exit 3"), "run")
                .status())
        .isEqualTo(3);
  }

  @Test
  void argumentsAndRedirectionsReachTheProgram() {
    var lines =
        Debug.ours(List.of("--args", "/bin/sh", "-c", "exit $#", "x", "a", "b c"), "run").lines();

    assertThat(lines).contains("[Inferior 1 (process N) exited with code 02]");
  }

  @Test
  void aProcessIsAttachedToAndLetGo() {
    try (var program = Background.start(Tracees.compile("spin", "-g"))) {
      var lines = Debug.ours(List.of("-p", String.valueOf(program.pid())), "bt", "detach").lines();

      assertThat(lines)
          .contains("[Inferior 1 (process N) detached]")
          .anyMatch(l -> l.startsWith("#0"));
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(Debug.ours(List.of("/nowhere"), "run"))
        .satisfies(session -> {
          assertThat(session.status()).isEqualTo(1);
          assertThat(session.lines().getFirst()).isEqualTo("/nowhere: No such file or directory.");
        });
    assertThat(Debug.ours(List.of("-p", "999999999"), "bt").status()).isEqualTo(1);
    assertThat(Debug.ours(List.of("-c", "/etc/passwd"), "bt").lines().getFirst())
        .isEqualTo("\"/etc/passwd\" is not a core dump: file format not recognized");
  }
}
