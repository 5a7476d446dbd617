package dev.spoor.debugger;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import java.util.Optional;
import java.util.function.Consumer;

/// Tasks and programs as they come: launched, attached to, made by others, replaced. Confined to
/// the tracer thread.
final class Births {
  private final World world;
  private final Inferiors inferiors;
  private final Breakpoints breakpoints;
  private final DebugSetup setup;
  private final Consumer<Notice> notices;
  private final Guarding guarding;
  private final SignalPolicy signals;
  private final Families families;
  private int others;

  Births(
      World world,
      Inferiors inferiors,
      Breakpoints breakpoints,
      DebugSetup setup,
      Guarding guarding,
      SignalPolicy signals) {
    this.guarding = guarding;
    this.signals = signals;
    this.notices = setup.notices();
    this.families = new Families(world, this, notices);
    this.world = world;
    this.inferiors = inferiors;
    this.breakpoints = breakpoints;
    this.setup = setup;
  }

  Families families() {
    return families;
  }

  /// Says how many programs are executed before the one that is launched next.
  void others(int count) {
    others = count;
  }

  /// {@return a new program to debug}
  Inferior inferior(Tid process, boolean attached) {
    var inferior = new Inferior(inferiors.numberOfNext(), process, attached, setup, guarding);
    inferiors.add(inferior);
    return inferior;
  }

  /// {@return a task that came into view; empty if it was let go}
  Optional<DebugTask> arrived(StoppedTask handle, TaskStop stop) {
    var known = inferiors.ofProcess(handle.process());
    if (known.isPresent()) {
      var task = add(known.get(), handle.tid());
      if (stop instanceof TaskStop.Born) {
        task.stoppedWith(handle);
        notices.accept(
            new Notice.ThreadBorn(handle.process(), task.tid(), task.number(), task.pointer()));
      }
      return Optional.of(task);
    }
    if (stop instanceof TaskStop.Born born) {
      return families
          .arrived(handle)
          .or(() -> world.find(born.parent()).map(parent -> sharing(parent, handle.tid())));
    }
    var inferior = inferior(handle.process(), false);
    inferior.isStarting = true;
    inferior.othersBefore = others;
    return Optional.of(add(inferior, handle.tid()));
  }

  /// What clone(2) has made: it has the memory of its parent in common with it, and so the sites.
  private DebugTask sharing(DebugTask parent, Tid child) {
    var task = new DebugTask(child, parent.inferior());
    task.silent = true;
    world.add(task);
    return task;
  }

  private DebugTask add(Inferior inferior, Tid tid) {
    var task = inferior.born(tid);
    inferiors.threadSeen();
    world.add(task);
    guarding.mark(task);
    return task;
  }

  /// {@return the program that a child of another one is}
  Inferior forked(Inferior parent, DebugTask child, boolean isInItsMemory) {
    var process = child.tid();
    var inferior =
        new Inferior(inferiors.newNumber(), process, parent.isAttached(), setup, guarding);
    inferiors.add(inferior);
    inferior.adopt(child);
    inferiors.threadSeen();
    try {
      if (isInItsMemory) {
        inferior.openIn(parent, child);
      } else {
        inferior.open(child);
      }
      inferior.watchLoader();
      breakpoints.place(inferior);
    } catch (ProcessAccessException gone) {
      // Its end will be reported.
      return inferior;
    }
    guarding.mark(child);
    return inferior;
  }

  /// Lets a program go on untraced.
  void leave(Inferior inferior, Notice.Because reason) {
    inferior.tasks().forEach(families::leaveChild);
    if (inferior.lender.isPresent()) {
      giveBack(inferior, inferior.lender.get());
      notices.accept(new Notice.Left(inferior.process(), inferior.number(), reason));
      return;
    }
    for (var task : inferior.tasks()) {
      Plans.drop(task);
      task.detour().end();
    }
    breakpoints.forget(inferior);
    if (inferior.hasImage()) {
      inferior.sites().liftAll(inferior.rawMemory());
    }
    notices.accept(new Notice.Left(inferior.process(), inferior.number(), reason));
    for (var task : inferior.tasks()) {
      if (task.isHeld() && !world.isServing(task)) {
        world.resume(task, new Resumption.Detach(due(task)));
      }
    }
    var _ = world.tracer().detach(inferior.process());
  }

  /// Sites are in the memory of a child of vfork(2) as long as its parent has them: it is let go
  /// when it has memory of its own.
  private void giveBack(Inferior child, Inferior parent) {
    for (var task : child.tasks()) {
      Plans.drop(task);
      task.detour().end();
      task.joins(parent, 0);
      task.silent = true;
      task.wantsToRun = true;
    }
    breakpoints.forget(child);
    child.close();
    child.lender = Optional.empty();
    inferiors.remove(child);
  }

  /// The signal that a task that is let go is to receive: one that was not served as well.
  private Optional<Signal> due(DebugTask task) {
    if (task.deferred.isPresent()
        && task.deferred.get() instanceof TaskStop.SignalDelivery(var _, var signal)) {
      return Optional.of(signal).filter(each -> signals.of(each).pass());
    }
    return task.takeSignal();
  }

  /// The process executes another program: nothing that was known of the old one holds.
  ///
  /// @return an answer for a task that is let go
  Optional<Resumption> execed(DebugTask task) {
    if (task.silent) {
      world.remove(task);
      return Optional.of(new Resumption.Detach(Optional.empty()));
    }
    var inferior = task.inferior();
    for (var other : inferior.tasks()) {
      if (other != task) {
        inferior.gone(other);
        world.remove(other);
      }
    }
    Plans.drop(task);
    task.detour().end();
    breakpoints.forget(inferior);
    inferior.close();
    families.parted(inferior, Notice.Because.CHILD_EXECUTED);
    open(task);
    if (!inferior.isStarting) {
      notices.accept(new Notice.Replaced(inferior.process(), inferior.program()));
      renumber(inferior);
    }
    return Optional.empty();
  }

  private void renumber(Inferior inferior) {
    if (families.follow().renumber()) {
      var before = inferior.number();
      inferior.number(inferiors.newNumber());
      inferiors.threadSeen();
      notices.accept(new Notice.Renumbered(inferior.process(), before, inferior.number()));
    }
  }

  /// Looks into the program that a task executes, and puts breakpoints in it.
  void open(DebugTask task) {
    var inferior = task.inferior();
    try {
      inferior.open(task);
    } catch (ProcessAccessException gone) {
      return;
    }
    if (inferior.othersBefore > 0) {
      return;
    }
    inferior.watchLoader();
    breakpoints.place(inferior);
  }

  /// {@return how a task that is not to be looked at goes on}
  static Resumption onward(TaskStop stop) {
    return Resumption.onward(stop, Until.STOP);
  }
}
