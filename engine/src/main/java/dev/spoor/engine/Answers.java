package dev.spoor.engine;

import dev.spoor.kernel.KernelException;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Shows stops to the handler and carries its answers out, at once or later.
///
/// Confined to the tracer thread.
final class Answers {
  private final TracerState state;
  private final HandlerCalls handler;
  private final Resumer resumer;
  private final Departures departures;
  private final CommandQueue commands;
  private final Alarms alarms;

  Answers(
      TracerState state,
      HandlerCalls handler,
      Resumer resumer,
      Departures departures,
      CommandQueue commands,
      Alarms alarms) {
    this.state = state;
    this.handler = handler;
    this.resumer = resumer;
    this.departures = departures;
    this.commands = commands;
    this.alarms = alarms;
  }

  void show(TrackedTask task, TaskStop stop) {
    if (task.silent) {
      carryOut(task, stop, Resumption.onward(stop, Until.STOP));
      return;
    }
    var answer = handler.answer(state.stopped(task), stop);
    if (state.tasks.contains(task.tid)) {
      carryOut(task, stop, task.leaving ? leaving(answer) : answer);
    }
  }

  /// The handler asked to detach the very task that it was shown.
  private static Resumption leaving(Resumption answer) {
    return switch (answer) {
      case Resumption.Run(var _, var deliver) -> new Resumption.Detach(deliver);
      case Resumption.Delay delay -> new Resumption.Detach(delay.then().deliver());
      case Resumption.Detach detach -> detach;
      case Resumption.Listen _, Resumption.Hold _ -> new Resumption.Detach(Optional.empty());
    };
  }

  void carryOut(TrackedTask task, TaskStop stop, Resumption answer) {
    try {
      if (answer instanceof Resumption.Run onward) {
        resumer.run(task, onward.until(), onward.deliver());
      } else {
        carryOutSeldom(task, stop, answer);
      }
    } catch (KernelException gone) {
      TracerState.requireGone(task, gone);
    }
  }

  private void carryOutSeldom(TrackedTask task, TaskStop stop, Resumption answer) {
    switch (answer) {
      case Resumption.Run(var until, var deliver) -> resumer.run(task, until, deliver);
      case Resumption.Listen _ -> resumer.listen(task, stop);
      case Resumption.Hold _ -> resumer.hold(task, stop);
      case Resumption.Delay delay -> delay(task, stop, delay);
      case Resumption.Detach(var deliver) -> departures.letGo(task, stop, deliver);
    }
  }

  private void delay(TrackedTask task, TaskStop stop, Resumption.Delay delay) {
    resumer.hold(task, stop);
    task.delayed = Optional.of(delay.then());
    var number = ++task.delays;
    alarms.after(delay.nanos(), () -> commands.call(() -> delayIsOver(task, number)));
  }

  /// @param number of the delay: the task may have gone on meanwhile, or be in another one
  private boolean delayIsOver(TrackedTask task, long number) {
    var lasts = task.held.isPresent() && task.delayed.isPresent() && task.delays == number;
    if (lasts) {
      var stop = task.held.get();
      var then = task.delayed.get();
      task.held = Optional.empty();
      task.delayed = Optional.empty();
      handler.tell(_ -> carryOut(task, stop, then));
    }
    return lasts;
  }

  boolean resume(Tid tid, Resumption answer) {
    var found = state.tasks.find(tid);
    if (found.isEmpty()) {
      return false;
    }
    var task = found.get();
    var stop = requireHeld(task);
    task.held = Optional.empty();
    carryOut(task, stop, answer);
    return true;
  }

  private static TaskStop requireHeld(TrackedTask task) {
    return task.held.orElseThrow(
        () -> new IllegalStateException("task " + task.tid + " is not held"));
  }

  <T> T inspect(Tid tid, Function<StoppedTask, T> question) {
    var task = state.tasks.find(tid).orElseThrow(() -> new TraceeGoneException(tid));
    var _ = requireHeld(task);
    return question.apply(state.stopped(task));
  }

  /// Gives a skipped call its result.
  Optional<TaskStop> finishSkipped(TrackedTask task, TaskStop stop) {
    if (!(stop instanceof TaskStop.SyscallExit exit)) {
      return Optional.of(stop);
    }
    var shown = exit;
    if (task.resultOfSkipped.isPresent()) {
      var result = task.resultOfSkipped.getAsLong();
      task.resultOfSkipped = OptionalLong.empty();
      if (exit.result() != result) {
        TracerState.ifAlive(() -> state.stopped(task).setResult(result));
      }
      shown =
          new TaskStop.SyscallExit(
              exit.tid(), exit.abi(), result, result < 0 && result >= -4095, exit.pc(), exit.sp());
    }
    if (task.hideNextExit) {
      task.hideNextExit = false;
      carryOut(task, shown, Resumption.run(task.until));
      return Optional.empty();
    }
    return Optional.of(shown);
  }

  /// A call that is seen for the sake of the task's CPU.
  boolean isHiddenCall(TrackedTask task, Optional<TaskStop> shown) {
    var hidden =
        task.cpu.watched
            && shown.isPresent()
            && (shown.get() instanceof TaskStop.SyscallEntry
                || shown.get() instanceof TaskStop.SyscallExit);
    if (hidden) {
      carryOut(task, shown.get(), Resumption.run(task.until));
    }
    return hidden;
  }
}
