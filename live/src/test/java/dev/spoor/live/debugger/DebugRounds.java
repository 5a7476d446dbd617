package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.HaltCause;
import dev.spoor.testkit.Background;
import java.nio.file.Path;

/// Attaches to a program that counts what it does, stops it at breakpoints, and leaves it, again
/// and again.
final class DebugRounds {
  private DebugRounds() {}

  /// @param hits how often it is stopped in each round
  static void run(Background background, Path program, int rounds, int hits) {
    for (var round = 0; round < rounds; round++) {
      try (var debugging = new Debugging()) {
        debugging.session().attach(background.pid());
        assertThat(debugging.await().causes())
            .containsExactly(new HaltCause.Attached(background.pid()));
        var breakpoint = debugging.breakAt(debugging.address(program, "hit"));
        for (var i = 0; i < hits; i++) {
          assertThat(Debugging.hits(debugging.go())).containsExactly(breakpoint);
        }
      }
    }
  }
}
