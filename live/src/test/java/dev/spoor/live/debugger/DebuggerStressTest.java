package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.step.StepFilter;
import dev.spoor.debugger.step.StepInstructions;
import dev.spoor.debugger.step.StepLine;
import dev.spoor.engine.Ending;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many hits, many steps, many sessions: nothing is lost, nothing is left. Sized by the system
/// property `spoor.stress`, see docs/TESTING.md.
@Tag("live")
@Timeout(3600)
class DebuggerStressTest {
  private static final boolean LONG = "long".equals(System.getProperty("spoor.stress"));

  private static int rounds(int ordinary, int many) {
    return LONG ? many : ordinary;
  }

  private static void ended(Halt halt) {
    assertThat(halt.causes())
        .containsExactly(new HaltCause.Ended(halt.task(), new Ending.Exited(0)));
  }

  /// The program ends with 0 if it has counted all its calls itself.
  private static void count(Path program, int threads, int calls, String condition, int offset) {
    try (var debugging = new Debugging()) {
      var _ = debugging.start(program, threads, calls);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit").plus(offset));
      debugging.call(debugger -> {
        debugger.breakpoints().condition(breakpoint, condition);
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      ended(debugging.go());
      assertThat(breakpoint.hits()).isEqualTo((long) threads * calls);
    }
  }

  @Test
  void sixtyFourThreadsHitsAreTheProgramsOwnCount(@Tracee("many_hits") Path program) {
    count(program, 64, rounds(100, 5_000), "", 0);
  }

  /// Each is looked at, and none stops anything.
  @ParameterizedTest
  @CsvSource({"1", "8"})
  void conditionsThatDoNotHoldAreEvaluated(int threads, @Tracee("many_hits") Path program) {
    var hits = rounds(20_000, 1_000_000);
    try (var debugging = new Debugging()) {
      var _ = debugging.start(program, threads, hits / threads);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
      debugging.call(debugger -> {
        debugger.breakpoints().condition(breakpoint, "rdi == " + (hits / threads - 1));
        return true;
      });
      for (var thread = 0; thread < threads; thread++) {
        assertThat(Debugging.hits(debugging.go())).containsExactly(breakpoint);
      }
      ended(debugging.go());
      assertThat(breakpoint.hits()).isEqualTo(threads);
    }
  }

  /// Brings the program's only other thread to the function that it calls again and again.
  private static Halt halfway(Debugging debugging, Path program, int calls) {
    var process = debugging.start(program, 1, calls);
    var hit = debugging.breakAt(debugging.address(program, "hit"));
    var halt = debugging.go();
    assertThat(Debugging.hits(halt)).containsExactly(hit);
    assertThat(halt.task()).isNotEqualTo(process);
    debugging.call(debugger -> {
      debugger.breakpoints().remove(hit);
      return true;
    });
    return halt;
  }

  @Test
  void linesAreSteppedOneByOne(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      var task = halfway(debugging, program, rounds(250, 34_000)).task();
      for (var left = rounds(750, 100_000); left > 0; left--) {
        var halt = debugging.go(task, StepLine.into(1, StepFilter.none()));
        assertThat(halt.causes()).first().isInstanceOf(HaltCause.PlanFinished.class);
      }
      ended(debugging.go());
    }
  }

  @Test
  void instructionsAreSteppedByTheThousand(@Tracee("many_hits") Path program) {
    var steps = rounds(20_000, 1_000_000);
    try (var debugging = new Debugging()) {
      var task = halfway(debugging, program, steps).task();
      var halt = debugging.go(task, StepInstructions.into(steps));
      assertThat(halt.causes()).first().isInstanceOf(HaltCause.PlanFinished.class);
      ended(debugging.go());
    }
  }

  @Test
  void sessionsUnderLoadLeaveTheProgramAsItWas(@Tracee("steadfast") Path program) {
    try (var background = Background.start(program)) {
      background.line();
      for (var round = rounds(20, 1_000); round > 0; round--) {
        try (var debugging = new Debugging()) {
          debugging.session().attach(background.pid());
          assertThat(debugging.await().causes())
              .containsExactly(new HaltCause.Attached(background.pid()));
          var breakpoints =
              List.of(
                  debugging.breakAt(debugging.address(program, "sleep_brief")),
                  debugging.breakAt(debugging.address(program, "poll_brief")));
          for (var hit = 0; hit < 3; hit++) {
            assertThat(Debugging.hits(debugging.go())).isSubsetOf(breakpoints);
          }
        }
      }
      background.endInput();

      assertThat(background.line()).isEqualTo("steady");
    }
  }
}
