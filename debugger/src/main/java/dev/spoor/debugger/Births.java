package dev.spoor.debugger;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.TaskStop.Spawned.Kind;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tasks and programs as they come: launched, attached to, made by others, replaced. Confined to
/// the tracer thread.
final class Births {
  private final World world;
  private final Inferiors inferiors;
  private final Breakpoints breakpoints;
  private final DebugSetup setup;
  private final Map<Tid, Kind> announced = new HashMap<>();
  private final Guarding guarding;
  private FollowMode follow = FollowMode.usual();

  Births(
      World world,
      Inferiors inferiors,
      Breakpoints breakpoints,
      DebugSetup setup,
      Guarding guarding) {
    this.guarding = guarding;
    this.world = world;
    this.inferiors = inferiors;
    this.breakpoints = breakpoints;
    this.setup = setup;
  }

  FollowMode follow() {
    return follow;
  }

  void follow(FollowMode mode) {
    follow = mode;
  }

  /// {@return a new program to debug}
  Inferior inferior(Tid process, boolean attached) {
    var inferior = new Inferior(inferiors.nextNumber(), process, attached, setup, guarding);
    inferiors.add(inferior);
    return inferior;
  }

  /// {@return a task that came into view; empty if it was let go}
  Optional<DebugTask> arrived(StoppedTask handle, TaskStop stop) {
    var known = inferiors.ofProcess(handle.process());
    if (known.isPresent()) {
      announced.remove(handle.tid());
      var task = add(known.get(), handle.tid());
      if (stop instanceof TaskStop.Born) {
        setup.notices().accept(new Notice.ThreadBorn(handle.process(), task.tid(), task.number()));
      }
      return Optional.of(task);
    }
    if (stop instanceof TaskStop.Born born) {
      return forked(handle, world.find(born.parent()));
    }
    var inferior = inferior(handle.process(), false);
    inferior.isStarting = true;
    return Optional.of(add(inferior, handle.tid()));
  }

  private DebugTask add(Inferior inferior, Tid tid) {
    var task = inferior.born(tid);
    world.add(task);
    guarding.mark(task);
    return task;
  }

  /// A process that one of ours has made.
  private Optional<DebugTask> forked(StoppedTask handle, Optional<DebugTask> parent) {
    var kind = Optional.ofNullable(announced.remove(handle.tid())).orElse(Kind.FORK);
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    var family = parent.get().inferior();
    if (kind != Kind.FORK) {
      // It has the memory of its parent in common with it, and so the sites.
      var task = new DebugTask(handle.tid(), 0, family);
      task.silent = true;
      world.add(task);
      return Optional.of(task);
    }
    if (family.hasImage()) {
      family.sites().cleanCopy(handle.memory());
      family.displacement().cleanCopy(handle.memory());
    }
    if (parent.get().silent || follow.detach() && !follow.child()) {
      setup.notices().accept(new Notice.LetGo(handle.process(), true));
      return Optional.empty();
    }
    var inferior = inferior(handle.process(), family.isAttached());
    var task = add(inferior, handle.tid());
    task.stoppedWith(handle);
    open(task);
    setup.notices().accept(new Notice.Followed(inferior.process(), inferior.number()));
    if (follow.child() && follow.detach()) {
      leave(family);
    } else {
      task.wantsToRun = follow.child();
    }
    return Optional.of(task);
  }

  /// Lets a program go on untraced.
  void leave(Inferior inferior) {
    if (inferior.hasImage()) {
      inferior.sites().liftAll(inferior.rawMemory());
    }
    breakpoints.forget(inferior);
    setup.notices().accept(new Notice.LetGo(inferior.process(), false));
    for (var task : inferior.tasks()) {
      Mover.drop(task);
      if (task.isHeld() && !world.isServing(task)) {
        world.resume(task, new Resumption.Detach(task.takeSignal()));
      }
    }
    var _ = world.tracer().detach(inferior.process());
  }

  /// Remembers how a child was made, until it shows itself.
  void announced(TaskStop.Spawned spawned) {
    world.expect(spawned.child());
    if (world.find(spawned.child()).isEmpty()) {
      announced.put(spawned.child(), spawned.kind());
    }
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
    Mover.drop(task);
    Mover.endDetour(task);
    breakpoints.forget(inferior);
    open(task);
    if (!inferior.isStarting) {
      setup.notices().accept(new Notice.Replaced(inferior.process(), inferior.program()));
    }
    return Optional.empty();
  }

  /// Looks into the program that a task executes, and puts breakpoints in it.
  void open(DebugTask task) {
    var inferior = task.inferior();
    try {
      inferior.open(task);
    } catch (ProcessAccessException gone) {
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
