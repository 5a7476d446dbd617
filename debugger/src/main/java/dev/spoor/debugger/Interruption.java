package dev.spoor.debugger;

import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.Verdict;
import java.util.List;
import java.util.Optional;

/// What a halt has taken tasks out of: if it turns out that nothing was to halt them they go on
/// with it. Good until the next halt but one's own calls; opaque to who keeps it.
public final class Interruption {
  private final DebugTask task;
  private final Optional<StepPlan> plan;
  private final Optional<Verdict> verdict;
  private final boolean meetsSite;
  private List<DebugTask> running = List.of();

  private Interruption(
      DebugTask task, Optional<StepPlan> plan, Optional<Verdict> verdict, boolean meetsSite) {
    this.task = task;
    this.plan = plan;
    this.verdict = verdict;
    this.meetsSite = meetsSite;
  }

  /// {@return what a task is about}
  static Interruption of(DebugTask task) {
    return new Interruption(task, task.plan, task.verdict, task.meetsSite);
  }

  /// Notes who wanted to run when all had stopped.
  void ran(List<DebugTask> tasks) {
    running = List.copyOf(tasks);
  }

  /// {@return whether a task was running, or is the one that was interrupted}
  boolean has(DebugTask other) {
    return other == task || running.contains(other);
  }

  /// Gives the task back what it was about.
  ///
  /// @return whether that can be done
  boolean restore() {
    Plans.drop(task);
    task.meetsSite = meetsSite;
    task.plan = plan;
    return verdict.isEmpty() || Plans.pursue(task, verdict.get());
  }
}
