package dev.spoor.debugger;

import dev.spoor.debugger.step.Verdict;
import dev.spoor.machine.Address;
import java.util.Optional;

/// The way of a task through a signal's handler: from where it receives the signal into the
/// handler, if that is where it is to stop, or until it is back. Confined to the tracer thread.
final class Detour {
  /// Where a task was, so that it can be known again.
  record Spot(Address pc, Address sp) {
    static Spot of(DebugTask task) {
      var registers = task.registers();
      return new Spot(registers.pc(), registers.sp());
    }
  }

  private final DebugTask task;

  /// A step is the first thing that the task does after it has stopped for the signal that it will
  /// receive: it is one into the signal's handler.
  private boolean entersHandler;

  /// Where the task was before such a step.
  private Optional<Spot> entering = Optional.empty();

  /// The task has been sent through a signal handler from here; when it comes back the site here
  /// has been met already.
  private Optional<Spot> aside = Optional.empty();

  /// A site was acquired at the place of [#aside].
  private boolean isWatched;

  Detour(DebugTask task) {
    this.task = task;
  }

  /// The task has a new plan.
  void planned() {
    entersHandler = task.signal.isPresent();
  }

  /// {@return whether a step of the task is one into the handler of what it receives}
  boolean entersHandler() {
    return entersHandler;
  }

  /// The task is let go, and receives its signal.
  ///
  /// @param steps whether by one instruction
  /// @return whether that leads into the signal's handler, and is to end there
  boolean leaving(boolean steps) {
    var enters = steps && entersHandler && task.signal.isPresent();
    entersHandler = false;
    entering = enters ? Optional.of(Spot.of(task)) : Optional.empty();
    return enters;
  }

  /// The step with which a signal was delivered is done: if it has led into the signal's handler,
  /// that is where the user wanted to be.
  void endEntering() {
    var from = entering;
    entering = Optional.empty();
    if (from.isPresent() && task.plan.isPresent() && isInHandler(from.get())) {
      Plans.plan(task, view -> new Verdict.Finished(new Verdict.Outcome.Stepped(view.hidden())));
    }
  }

  /// A signal's frame is on the stack, and behind it the task as it was.
  private boolean isInHandler(Spot from) {
    var inferior = task.inferior();
    var frames = inferior.symbols().stack(task.registers(), inferior.memory(), 3).stack().frames();
    return frames.size() == 3
        && frames.get(1).isSignalFrame()
        && frames.get(2).pc().equals(from.pc())
        && frames.get(2).registers().sp().equals(from.sp());
  }

  /// The task receives a signal: if it has a handler for it, it comes back here.
  void begin() {
    if (isWatched) {
      return;
    }
    var spot = Spot.of(task);
    aside = Optional.of(spot);
    isWatched = task.inferior().sites().acquire(spot.pc(), task.inferior().rawMemory());
  }

  /// The task is back where it went aside, or will not come back.
  void end() {
    if (isWatched && task.inferior().hasImage()) {
      aside.ifPresent(
          spot -> task.inferior().sites().release(spot.pc(), task.inferior().rawMemory()));
    }
    isWatched = false;
    aside = Optional.empty();
  }

  /// {@return whether the task is back where it went aside}
  boolean isBack() {
    return aside.isPresent() && aside.get().equals(Spot.of(task));
  }
}
