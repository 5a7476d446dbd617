package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.FollowMode;
import dev.spoor.debugger.HaltCause;
import dev.spoor.engine.Ending;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Breakpoints in code that several threads or processes run.
@Tag("live")
class ThreadsAndFamiliesTest {
  private static HaltCause ended(Tid process, int status) {
    return new HaltCause.Ended(process, new Ending.Exited(status));
  }

  @Test
  void noThreadMissesABreakpointThatAnotherStepsOver(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program, 8, 100);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
      debugging.call(debugger -> {
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      assertThat(debugging.go().causes()).containsExactly(ended(process, 0));
      assertThat(breakpoint.hits()).isEqualTo(8 * 100);
    }
  }

  @Test
  void manyThreadsHitsAreAllCounted(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program, 64, 50);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
      debugging.call(debugger -> {
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      assertThat(debugging.go().causes()).containsExactly(ended(process, 0));
      assertThat(breakpoint.hits()).isEqualTo(64 * 50);
    }
  }

  /// An instruction with a lock prefix is left to the CPU, alone among all threads.
  @Test
  void soAreThoseOfAnInstructionThatIsNotEmulated(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program, 6, 30);
      var hit = debugging.address(program, "hit");
      var code = debugging.read(process, hit, 64);
      var locked = 0;
      while (code[locked] != (byte) 0xf0) {
        locked++;
      }
      var breakpoint = debugging.breakAt(hit.plus(locked));
      debugging.call(debugger -> {
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      assertThat(debugging.go().causes()).containsExactly(ended(process, 0));
      assertThat(breakpoint.hits()).isEqualTo(6 * 30);
    }
  }

  @Test
  void everyThreadsHitIsTold(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program, 4, 20);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
      var told = 0;
      var halt = debugging.go();
      while (!Debugging.hits(halt).isEmpty()) {
        told++;
        halt = debugging.go();
      }
      assertThat(halt.causes()).containsExactly(ended(process, 0));
      assertThat(told).isEqualTo(4 * 20);
      assertThat(breakpoint.hits()).isEqualTo(4 * 20);
    }
  }

  @Test
  void childrenThatAreLetGoHaveNoTraps(@Tracee("forks_and_calls") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      var breakpoint = debugging.breakAt(debugging.address(program, "seven"));
      debugging.call(debugger -> {
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      assertThat(debugging.go().causes()).containsExactly(ended(process, 0));
      assertThat(breakpoint.hits()).isEqualTo(2);
    }
  }

  @Test
  void theChildIsFollowedInsteadOfTheParent(@Tracee("forks_and_calls") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      var breakpoint = debugging.breakAt(debugging.address(program, "seven"));
      debugging.call(debugger -> {
        debugger.followMode(new FollowMode(true, true, false, false));
        return true;
      });
      assertThat(Debugging.hits(debugging.go())).containsExactly(breakpoint);
      var halt = debugging.go();
      assertThat(Debugging.hits(halt)).containsExactly(breakpoint);
      assertThat(halt.task()).isNotEqualTo(process);
      assertThat(debugging.go().causes()).containsExactly(ended(halt.task(), 7));
    }
  }

  @Test
  void aProcessIsAttachedToAndLeftAsItWas(@Tracee("many_hits") Path program) {
    try (var background = Background.start(program, 4, 20_000_000)) {
      DebugRounds.run(background, program, 20, 5);
      assertThat(background.exit()).isZero();
    }
  }
}
