package dev.spoor.debugger;

import dev.spoor.machine.linux.Tid;
import java.util.List;

/// Everything has stopped, and why: what a user is told.
///
/// @param task where it happened; of an ended process its leader
/// @param causes one or more, in the order in which a user reads them
public record Halt(Tid task, List<HaltCause> causes) {
  /// Copies the list.
  public Halt {
    causes = List.copyOf(causes);
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("a halt without a cause");
    }
  }
}
