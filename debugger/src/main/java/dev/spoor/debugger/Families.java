package dev.spoor.debugger;

import dev.spoor.debugger.step.Verdict;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.linux.Tid;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Parents and children: which of the two is debugged after fork(2) and vfork(2). It is decided
/// when both have stopped and the parent is to go on, so that a user who catches the fork can still
/// choose. Confined to the tracer thread.
final class Families {
  static final String BLOCKED =
      """
      Can not resume the parent process over vfork in the foreground while
      holding the child stopped.  Try "set detach-on-fork" or "set schedule-multiple".\
      """;

  private final World world;
  private final Births births;
  private final Consumer<Notice> notices;
  private final Map<Tid, DebugTask> parents = new HashMap<>();
  private FollowMode follow = FollowMode.usual();

  /// What becomes of a parent.
  enum Outcome {
    /// It goes on.
    GOES_ON,
    /// It waits for its child to show itself.
    WAITS,
    /// All else must be halted first.
    NEEDS_QUIET,
    /// It is halted, with its program.
    STAYS,
    /// It was let go, with its program.
    LEFT,
    /// It would wait in vfork(2) for a child that is halted.
    BLOCKED
  }

  Families(World world, Births births, Consumer<Notice> notices) {
    this.world = world;
    this.births = births;
    this.notices = notices;
  }

  FollowMode follow() {
    return follow;
  }

  void follow(FollowMode mode) {
    follow = mode;
  }

  /// A task has made another one, which has not shown itself.
  void announced(DebugTask parent, TaskStop.Spawned spawned) {
    world.expect(spawned.child());
    if (spawned.kind() != TaskStop.Spawned.Kind.CLONE) {
      parent.fork = Optional.of(new Fork(spawned.child(), spawned.kind()));
      parents.put(spawned.child(), parent);
    }
  }

  /// {@return the task that was made by fork(2) or vfork(2) and has stopped; empty if its parent is
  /// not known}
  Optional<DebugTask> arrived(StoppedTask handle) {
    var parent = parents.get(handle.tid());
    if (parent == null) {
      return Optional.empty();
    }
    var task = new DebugTask(handle.tid(), parent.inferior());
    task.silent = true;
    task.isUndecided = true;
    world.add(task);
    return Optional.of(task);
  }

  /// {@return the parent of a child that has shown itself now}
  DebugTask shown(DebugTask child) {
    var parent = Optional.ofNullable(parents.get(child.tid())).orElseThrow();
    parent.fork.ifPresent(fork -> fork.arrived(child));
    return parent;
  }

  /// A task has ended: perhaps a child that is waited for, or a parent.
  ///
  /// @return the parent that need not wait any more
  Optional<DebugTask> gone(Tid tid, Optional<DebugTask> task) {
    task.ifPresent(this::leaveChild);
    var parent = Optional.ofNullable(parents.remove(tid));
    parent.flatMap(each -> each.fork).ifPresent(fork -> fork.isChildGone = true);
    return parent;
  }

  /// Lets the child of a parent that ends or is let go go on, if nothing is decided about it.
  void leaveChild(DebugTask parent) {
    var child = parent.fork.flatMap(Fork::task).filter(each -> each.isUndecided);
    forget(parent);
    child.ifPresent(each -> dismiss(parent, each));
  }

  /// A parent and its child are about to be ended together: nothing is to be decided any more.
  void forget(DebugTask parent) {
    parent.fork.ifPresent(fork -> parents.remove(fork.child()));
    parent.fork = Optional.empty();
  }

  private void dismiss(DebugTask parent, DebugTask child) {
    var family = parent.inferior();
    if (family.hasImage() && child.isHeld()) {
      family.sites().cleanCopy(child.stopped().memory());
      family.displacement().cleanCopy(child.stopped().memory());
    }
    parents.remove(child.tid());
    child.isUndecided = false;
    child.isDismissed = true;
    if (!world.isServing(child)) {
      world.remove(child);
      world.resume(child, new Resumption.Detach(Optional.empty()));
    }
  }

  /// Decides about a fork whose parent is to go on.
  Outcome decide(DebugTask parent) {
    var fork = parent.fork.orElseThrow();
    if (fork.isChildGone) {
      return over(parent);
    }
    if (fork.task().isEmpty()) {
      return Outcome.WAITS;
    }
    var child = fork.task().get();
    if (parent.silent || follow.leavesChild()) {
      return letChildGo(parent, fork, child);
    }
    if (fork.isVfork() && follow.blocksVfork()) {
      return Outcome.BLOCKED;
    }
    if (follow.child() && !world.isQuiet(parent)) {
      return Outcome.NEEDS_QUIET;
    }
    return keep(parent, fork, child);
  }

  private Outcome over(DebugTask parent) {
    forget(parent);
    return Outcome.GOES_ON;
  }

  private Outcome letChildGo(DebugTask parent, Fork fork, DebugTask child) {
    if (!parent.silent) {
      notices.accept(new Notice.ChildLeft(fork.child(), fork.isVfork()));
    }
    if (fork.isVfork()) {
      // It has the memory of its parent, and so the sites, until it executes something or ends.
      child.isUndecided = false;
      child.wantsToRun = true;
    } else {
      dismiss(parent, child);
    }
    return over(parent);
  }

  private Outcome keep(DebugTask parent, Fork fork, DebugTask child) {
    var family = parent.inferior();
    if (!fork.isVfork() && family.hasImage()) {
      family.sites().cleanCopy(child.stopped().memory());
      family.displacement().cleanCopy(child.stopped().memory());
    }
    var inferior = births.forked(family, child, fork.isVfork());
    notices.accept(
        new Notice.ChildKept(
            parent.tid(),
            parent.pointer(),
            family.number(),
            child.tid(),
            inferior.number(),
            fork.isVfork(),
            follow.child()));
    if (follow.child()) {
      return goWithChild(parent, fork, child);
    }
    child.wantsToRun = follow.together();
    return over(parent);
  }

  private Outcome goWithChild(DebugTask parent, Fork fork, DebugTask child) {
    var family = parent.inferior();
    handOver(parent, child);
    child.wantsToRun = true;
    var _ = over(parent);
    if (!fork.isVfork() && follow.detach()) {
      births.leave(family, Notice.Because.CHILD_FOLLOWED);
      return Outcome.LEFT;
    }
    child.inferior().leavesLender = fork.isVfork() && follow.detach();
    if (follow.together() && !follow.detach()) {
      return Outcome.GOES_ON;
    }
    family.tasks().forEach(task -> task.wantsToRun = false);
    return Outcome.STAYS;
  }

  /// The step that the parent was at is the child's.
  private static void handOver(DebugTask parent, DebugTask child) {
    child.plan = parent.plan;
    child.verdict = parent.verdict.filter(Verdict.StepInstruction.class::isInstance);
    var inferior = child.inferior();
    for (var place : parent.targets) {
      if (inferior.hasImage() && inferior.sites().acquire(place.at(), inferior.rawMemory())) {
        child.targets.add(place);
        child.verdict = parent.verdict;
      }
    }
    Plans.drop(parent);
  }

  /// A program has its memory for itself: it executes another program, or has ended.
  void parted(Inferior child, Notice.Because reason) {
    var parent = child.lender;
    child.lender = Optional.empty();
    if (child.leavesLender) {
      child.leavesLender = false;
      parent.filter(Inferior::hasImage).ifPresent(family -> births.leave(family, reason));
    }
  }
}
