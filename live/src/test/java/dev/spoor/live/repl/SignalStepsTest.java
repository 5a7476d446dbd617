package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps of a program that has stopped for a signal, here and in the installed gdb.
@Tag("live")
class SignalStepsTest {
  static Stream<List<String>> sessions() {
    return Stream.of(
        List.of("run", "step", "next", "p handled", "continue"),
        List.of("run", "next", "bt 1", "continue"),
        List.of("run", "stepi", "p $pc == (void *) handler", "continue"),
        List.of("break handler", "run", "next", "continue", "info breakpoints"),
        List.of("break handler if number == 0", "run", "step", "p handled", "continue"),
        List.of("handle SIGUSR1 nopass", "run", "finish", "p handled"),
        List.of("handle SIGUSR1 nostop", "break main", "run", "next", "next", "p handled"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(List<String> commands) {
    Requirement.program("gdb");
    var program = Tracees.compile("raises");
    var words = commands.toArray(String[]::new);

    var ours = Debug.ours(program, words);
    var theirs = Debug.gdbs(program, words);

    assertThat(shown(ours)).isEqualTo(shown(theirs));
  }

  /// gdb says on its standard error that a file is missing.
  private static List<String> shown(Debug session) {
    return session.lines().stream()
        .filter(line -> !line.endsWith(": No such file or directory."))
        .toList();
  }
}
