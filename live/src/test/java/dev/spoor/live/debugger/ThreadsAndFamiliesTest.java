package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.FollowMode;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.engine.Ending;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Tracee;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
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

  private static List<Inferior> inferiors(Debugging debugging) {
    return debugging.call(debugger -> debugger.inferiors().all());
  }

  private static void follow(Debugging debugging, FollowMode mode) {
    debugging.call(debugger -> {
      debugger.followMode(mode);
      return true;
    });
  }

  /// What its children do with the memory they have in common with it is nobody's hit.
  @Test
  void childrenOfVforkPassByBreakpointsAndNoThreadMissesOne(@Tracee("vfork_calls") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program, 40);
      var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
      debugging.call(debugger -> {
        breakpoint.ignore(Long.MAX_VALUE);
        return true;
      });
      var last = debugging.breakAt(debugging.address(program, "_fini"));
      var halt = debugging.go();
      assertThat(Debugging.hits(halt)).containsExactly(last);
      var counted = debugging.read(process, debugging.address(program, "of_thread"), 8);
      assertThat(breakpoint.hits())
          .isEqualTo(ByteBuffer.wrap(counted).order(ByteOrder.LITTLE_ENDIAN).getLong());
      assertThat(debugging.go().causes()).containsExactly(ended(process, 0));
    }
  }

  @Test
  void theChildOfVforkIsFollowedInTheMemoryOfItsParent(@Tracee("forks_and_calls") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      var breakpoint = debugging.breakAt(debugging.address(program, "seven"));
      // In the parent, and in the child of fork.
      assertThat(Debugging.hits(debugging.go())).containsExactly(breakpoint);
      var caught =
          debugging.call(debugger ->
              debugger
                  .breakpoints()
                  .add(
                      new Trigger.OnEvent(Trigger.OnEvent.Event.VFORK),
                      Breakpoint.Disposition.DELETE));
      assertThat(Debugging.hits(debugging.go())).containsExactly(caught);
      follow(debugging, new FollowMode(true, true, false, false));
      var halt = debugging.go();
      assertThat(Debugging.hits(halt)).containsExactly(breakpoint);
      assertThat(halt.task()).isNotEqualTo(process);
      assertThat(inferiors(debugging)).hasSize(2);
      debugging.call(debugger -> {
        debugger.go(debugger.task(halt.task()).orElseThrow().inferior().tasks());
        return true;
      });
      assertThat(debugging.await().causes()).containsExactly(ended(halt.task(), 7));
      assertThat(inferiors(debugging)).isEmpty();
    }
  }

  @Test
  void bothAreKeptIfNoneIsLetGo(@Tracee("forks_and_calls") Path program) {
    try (var debugging = new Debugging()) {
      var process = debugging.start(program);
      follow(debugging, new FollowMode(true, false, false, false));
      var breakpoint = debugging.breakAt(debugging.address(program, "seven"));
      assertThat(Debugging.hits(debugging.go())).containsExactly(breakpoint);
      var halt = debugging.go();
      assertThat(Debugging.hits(halt)).containsExactly(breakpoint);
      var both = inferiors(debugging);
      assertThat(both).extracting(Inferior::process).containsExactly(process, halt.task());
      assertThat(both).extracting(Inferior::number).containsExactly(1, 2);
      debugging.call(debugger -> {
        debugger.go(both.getLast().tasks());
        return true;
      });
      assertThat(debugging.await().causes()).containsExactly(ended(halt.task(), 7));
    }
  }

  /// Its threads come to a breakpoint all the time: none of them may be left with a trap.
  @Test
  void aParentThatIsLeftForItsChildIsUnharmed(@Tracee("forks_among_hits") Path program) {
    for (var round = 0; round < 20; round++) {
      try (var background = Background.start(program);
          var debugging = new Debugging()) {
        background.line();
        debugging.session().attach(background.pid());
        var _ = debugging.await();
        follow(debugging, new FollowMode(true, true, false, false));
        var inThreads = debugging.breakAt(debugging.address(program, "hit"));
        var inChild = debugging.breakAt(debugging.address(program, "in_child"));
        debugging.call(debugger -> {
          inThreads.ignore(Long.MAX_VALUE);
          debugger.go(debugger.inferiors().all().getFirst().tasks());
          return true;
        });
        background.say("");
        var halt = debugging.await();
        assertThat(Debugging.hits(halt)).containsExactly(inChild);
        assertThat(debugging.go().causes()).containsExactly(ended(halt.task(), 7));
        assertThat(background.exit()).isZero();
      }
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
