package dev.spoor.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Calls that have been entered and of which nothing is written until they end; one a task.
final class BegunCalls {
  private final Map<TracedTask, OpenCall> calls = new LinkedHashMap<>();

  /// The task has entered the call.
  ///
  /// @param beginning what its line begins with
  void begin(TracedTask task, OpenCall call, String beginning) {
    call.heldBack = beginning;
    calls.put(task, call);
  }

  /// The task's call, if it is in one, has ended, or goes on elsewhere.
  void end(TracedTask task) {
    if (!calls.isEmpty()) {
      calls.remove(task);
    }
  }

  /// Ends all that have not ended, in the order in which they began.
  void endAll(BiConsumer<TracedTask, OpenCall> each) {
    var left = new LinkedHashMap<>(calls);
    calls.clear();
    left.forEach(each);
  }
}
