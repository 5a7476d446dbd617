package dev.spoor.live.death;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// kill -9 of the debugger itself, as users run it: what becomes of the program it was attached to.
@Tag("live")
@Timeout(3600)
class SessionDeathTest {
  private static final int ROUNDS =
      "long".equals(System.getProperty("spoor.stress"))
          ? Integer.getInteger("spoor.rounds", 200)
          : 2;

  private static final String STATES = System.getProperty("spoor.states", ".*");

  private final Random random = new Random(ROUNDS);

  /// {@return what begins a command that another user gives: `-Dspoor.user=NUMBER`}
  private static List<Object> as() {
    var user = System.getProperty("spoor.user", "");
    return user.isEmpty()
        ? List.of()
        : List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups");
  }

  private static Background started(Object... command) {
    var words = new ArrayList<>(as());
    words.addAll(List.of(command));
    return Background.start(words.toArray());
  }

  private static Background doomed(SessionState state, Background witness, String function) {
    var root = Path.of(System.getProperty("spoor.root", ".."));
    return started(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=dev.spoor.kernel",
        "--module-path",
        System.getProperty("jdk.module.path"),
        "--add-modules=dev.spoor.debugger",
        "--class-path",
        root.resolve("live/target/test-classes"),
        "dev.spoor.live.death.DoomedSession",
        state,
        witness.pid(),
        function);
  }

  private String fate(SessionState state, int pace, Path program) {
    try (var witness = started(program, pace)) {
      var function = witness.line();
      try (var debugger = doomed(state, witness, function)) {
        awaitMoment(state, debugger, witness);
        Fates.kill(debugger);
      }
      return Fates.of(witness, pace == 0 && state != SessionState.SIGNAL);
    }
  }

  private void awaitMoment(SessionState state, Background debugger, Background witness) {
    var first = debugger.line();
    switch (state) {
      case IDLE, WATCH, CALL -> assertThat(first).isEqualTo("planted");
      case HALTED -> {
        witness.say("1");
        assertThat(debugger.line()).isEqualTo("there");
      }
      case SIGNAL -> {
        Shell.run("kill", "-USR1", witness.pid().toString()).orFail();
        assertThat(debugger.line()).isEqualTo("there");
      }
      case HITS, STEPS -> {
        for (var more = 1 + random.nextInt(20); more > 0; more--) {
          assertThat(debugger.line()).matches("planted|there");
        }
      }
    }
  }

  /// What may come of it, of what comes of it always where there is one word only: a trap that has
  /// not been waited for at the moment of death cannot be taken back.
  @ParameterizedTest
  @CsvSource({
    "IDLE,   0,     lives",
    "HITS,   100,   lives;killed by signal 5",
    "HITS,   10000, lives;killed by signal 5",
    "HALTED, 0,     lives",
    "STEPS,  1000,  lives;killed by signal 5",
    "WATCH,  0,     lives",
    "CALL,   0,     lives",
    "SIGNAL, 0,     killed by signal 10"
  })
  void whatTheTableInTheDocumentationSays(
      SessionState state, int pace, String fate, @Tracee("calls_at_a_pace") Path program) {
    Assumptions.assumeTrue(state.name().matches(STATES), "not asked for");
    var fates = Fates.count(ROUNDS, state + " " + pace, () -> fate(state, pace, program));

    if (as().isEmpty()) {
      assertThat(fates.keySet()).isSubsetOf(fate.split(";", -1));
    }
  }
}
