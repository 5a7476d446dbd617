package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// How many of the innermost levels of a thread's stack are not shown, since they are inlined calls
/// that it is about to enter: those of the thread that has halted last.
///
/// @param thread none before the first halt
record HiddenLevels(Optional<Tid> thread, int count) {
  static final HiddenLevels NONE = new HiddenLevels(Optional.empty(), 0);

  /// {@return those behind a halt}
  static HiddenLevels after(Halt halt, Debugger debugger) {
    var count =
        debugger
            .task(halt.task())
            .filter(DebugTask::isHeld)
            .map(task -> HiddenCalls.after(halt, task))
            .orElse(0);
    return new HiddenLevels(Optional.of(halt.task()), count);
  }

  /// {@return how many of a thread's are not shown}
  int of(Tid tid) {
    return thread.filter(tid::equals).isPresent() ? count : 0;
  }
}
