package dev.spoor.debugger;

import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskEnd;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Sees to what tasks leave behind when they end: their parents, traps that were lifted for them,
/// their programs. Confined to the tracer thread.
final class Ends {
  private final World world;
  private final Inferiors inferiors;
  private final Breakpoints breakpoints;
  private final Families families;
  private final Halts halts;
  private final Consumer<Notice> notices;
  private final Mover mover;

  Ends(
      World world,
      Inferiors inferiors,
      Breakpoints breakpoints,
      Families families,
      Halts halts,
      Consumer<Notice> notices,
      Mover mover) {
    this.world = world;
    this.inferiors = inferiors;
    this.breakpoints = breakpoints;
    this.families = families;
    this.halts = halts;
    this.notices = notices;
    this.mover = mover;
  }

  /// A task has ended, or is not traced any more.
  void onEnd(TaskEnd end) {
    world.arrived(end.tid());
    var found = world.find(end.tid());
    families.gone(end.tid(), found).ifPresent(mover::retry);
    if (found.isEmpty()) {
      world.checkFrozen();
      return;
    }
    var task = found.get();
    world.remove(task);
    if (mover.crossing().isLifted(task)) {
      var _ = mover.crossing().lower(task, Optional.empty());
    }
    var inferior = task.inferior();
    if (inferior.displacement().isOf(task)) {
      inferior.displacement().abandon();
      mover.goAll();
    }
    inferior.gone(task);
    if (!task.silent && !inferior.tasks().isEmpty()) {
      if (!(end.ending() instanceof Ending.Detached)) {
        notices.accept(new Notice.ThreadEnded(inferior.process(), task.tid(), task.number()));
      }
    } else if (!task.silent) {
      ended(inferior, end.ending());
    }
    world.checkFrozen();
  }

  private void ended(Inferior inferior, Ending ending) {
    breakpoints.forget(inferior);
    inferior.close();
    inferiors.remove(inferior);
    families.parted(inferior, Notice.Because.CHILD_ENDED);
    if (inferior.isStarting && !inferior.hasExecuted) {
      // It never was the program that was asked for: whoever launched it is told so.
      if (world.tasks().stream().noneMatch(DebugTask::isRunning)) {
        world.mode(World.Mode.FROZEN);
      }
      return;
    }
    if (!(ending instanceof Ending.Detached)) {
      halts.begin(inferior.process(), List.of(new HaltCause.Ended(inferior.process(), ending)));
    }
  }
}
