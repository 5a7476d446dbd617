package dev.spoor.live.engine;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;

/// Attaches to a process and leaves it, again and again, each time with a tracer of its own.
public final class AttachRounds {
  private AttachRounds() {}

  /// Attaches `count` times.
  public static void run(Tid process, Until until, int count) {
    for (var round = 0; round < count; round++) {
      once(process, until);
    }
  }

  /// Attaches until the process has ended.
  ///
  /// @return how often
  public static int runWhileItLives(Tid process, Until until) {
    for (var round = 0; ; round++) {
      try {
        once(process, until);
      } catch (AttachException ended) {
        return round;
      }
    }
  }

  private static void once(Tid process, Until until) {
    try (var tracer = Tracer.open((_, stop) -> Resumption.onward(stop, until))) {
      tracer.attach(process);
    }
  }
}
