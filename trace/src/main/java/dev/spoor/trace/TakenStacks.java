package dev.spoor.trace;

import dev.spoor.engine.StoppedTask;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.CallStatus;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.stack.CallStacks;
import java.util.Optional;

/// The stacks that are shown behind calls and signals, if any are: taken while the task stands,
/// shown behind its line.
///
/// For the tracer thread.
final class TakenStacks implements AutoCloseable {
  private final TraceOptions options;
  private final Report report;
  private final Optional<CallStacks> stacks;
  private final boolean areWanted;

  /// The task at whose stop a call is completed.
  private Optional<StoppedTask> completing = Optional.empty();

  TakenStacks(TraceOptions options, Report report) {
    this.options = options;
    this.report = report;
    this.stacks = options.showsStacks() ? options.stacks().map(CallStacks::new) : Optional.empty();
    this.areWanted = stacks.isPresent();
  }

  /// {@return whether a call changes what is mapped where, on which stacks depend}
  boolean changesMappings(Abi abi, long number) {
    return areWanted && stacks.get().changesMappings(abi, number);
  }

  void mappingsChanged(Tid process) {
    stacks.orElseThrow().mappingsChanged(process);
  }

  /// Takes the stack at the entry of a call from which there is no coming back.
  void entered(StoppedTask stopped, TracedTask task, OpenCall open) {
    if (areWanted && !task.launching && stacks.get().isDeparture(open.abi, open.number)) {
      open.stack = stacks.get().take(stopped);
    }
  }

  /// A call is completed at this stop of its task.
  void completing(StoppedTask stopped) {
    if (areWanted) {
      completing = Optional.of(stopped);
    }
  }

  /// Takes the stack of a call that is completed, if the call is shown.
  void completed(TracedTask task, OpenCall open, CallStatus status) {
    if (!areWanted || !options.shows(status)) {
      return;
    }
    if (open.stack.isPresent()) {
      task.stack = open.stack;
    } else if (completing.isPresent()) {
      task.stack = stacks.get().take(completing.get());
    }
  }

  /// Takes the stack of a task that stands.
  void take(StoppedTask stopped, TracedTask task) {
    if (areWanted) {
      task.stack = stacks.get().take(stopped);
    }
  }

  /// The line that a stack belongs to has been written.
  void show(TracedTask task) {
    if (areWanted) {
      completing = Optional.empty();
      if (task.stack.isPresent()) {
        report.stacked(task, task.stack.get());
        task.stack = Optional.empty();
      }
    }
  }

  /// What was known of a process's code is not so any more.
  void forget(Tid process) {
    if (areWanted) {
      stacks.get().forget(process);
    }
  }

  @Override
  public void close() {
    stacks.ifPresent(CallStacks::close);
  }
}
