package dev.spoor.live.death;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What becomes of the program `calls_at_a_pace` when the process that it was traced by is killed.
final class Fates {
  private Fates() {}

  /// Kills a tracer with SIGKILL and waits until it is gone.
  static void kill(Background tracer) {
    ProcessHandle.of(tracer.pid().value()).orElseThrow().destroyForcibly();
    assertThat(tracer.exit()).isEqualTo(128 + 9);
  }

  /// {@return what has become of a program: `lives`, `killed by signal N`, or how else it ended}
  ///
  /// @param isAsked whether it is to make its calls now: it has no pace of its own
  static String of(Background program, boolean isAsked) {
    if (isAsked) {
      program.say("10");
    }
    program.endInput();
    var said = program.rest();
    var exit = program.exit();
    if (exit > 128) {
      return "killed by signal " + (exit - 128);
    }
    return exit == 0 && said.endsWith("whole\n") ? "lives" : "exit " + exit + " " + said;
  }

  /// {@return how often each fate came up in some rounds, which is also told on standard error}
  ///
  /// @param title of what is told
  static Map<String, Integer> count(int rounds, String title, Supplier<String> round) {
    var fates = new TreeMap<String, Integer>();
    for (var number = 0; number < rounds; number++) {
      fates.merge(round.get(), 1, Integer::sum);
    }
    System.err.println(title + " " + fates);
    return fates;
  }
}
