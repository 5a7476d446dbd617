package dev.spoor.trace;

import dev.spoor.engine.DetachedTracer;
import dev.spoor.trace.options.Daemonization;
import java.io.IOException;

/// The first half of `-D`: this process becomes the program, and another JVM, which starts anew
/// with the same command line, its tracer.
final class Daemon {
  private final Surroundings surroundings;
  private final Diagnostics diagnostics;

  Daemon(Surroundings surroundings, Diagnostics diagnostics) {
    this.surroundings = surroundings;
    this.diagnostics = diagnostics;
  }

  /// {@return whether this process is to become the program}
  boolean isToStart(Daemonization daemonization) {
    return daemonization != Daemonization.NONE && surroundings.waiting().isEmpty();
  }

  /// {@return the exit status; returns only if there is no program}
  int start(Daemonization daemonization) {
    try {
      DetachedTracer.start(surroundings.handedDown(), place(daemonization));
    } catch (IOException refused) {
      diagnostics.say("-D: " + refused.getMessage());
    }
    return 1;
  }

  private static DetachedTracer.Place place(Daemonization daemonization) {
    return switch (daemonization) {
      case NONE, GRANDCHILD -> DetachedTracer.Place.PROCESS_GROUP_OF_PROGRAM;
      case PROCESS_GROUP -> DetachedTracer.Place.OWN_PROCESS_GROUP;
      case SESSION -> DetachedTracer.Place.OWN_SESSION;
    };
  }
}
