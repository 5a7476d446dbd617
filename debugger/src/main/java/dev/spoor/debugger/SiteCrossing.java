package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import java.util.Optional;

/// Has tasks carry out the instructions that traps replace: elsewhere, or in their place while the
/// trap is lifted and all other tasks are held. Confined to the tracer thread.
final class SiteCrossing {
  private final World world;
  private final Halts halts;
  private final Runnable goingOn;

  /// The task that carries out one instruction alone, and the site that is lifted for it.
  private record Lift(DebugTask task, Site site) {}

  private Optional<Lift> lift = Optional.empty();

  /// @param goingOn lets all tasks go on that want to
  SiteCrossing(World world, Halts halts, Runnable goingOn) {
    this.world = world;
    this.halts = halts;
    this.goingOn = goingOn;
  }

  /// Has the instruction that a trap replaces carried out.
  Resumption over(DebugTask task, Site site) {
    if (world.othersAreHeld(task)) {
      return lift(task, site);
    }
    var displacement = task.inferior().displacement();
    switch (displacement.begin(task, site)) {
      case BEGUN -> {
        return displacement.answer();
      }
      case BUSY -> {
        return Resumption.hold();
      }
      case IMPOSSIBLE -> {}
    }
    world.freeze(() -> liftFrozen(task));
    return Resumption.hold();
  }

  /// All others have stopped, perhaps a while after it was asked for.
  private void liftFrozen(DebugTask task) {
    if (halts.isComing() || !task.isHeld()) {
      return;
    }
    if (world.isServing(task)) {
      throw new IllegalStateException("task " + task.tid() + " froze itself");
    }
    world.mode(World.Mode.RUNNING);
    goingOn.run();
  }

  private Resumption lift(DebugTask task, Site site) {
    var inferior = task.inferior();
    inferior.sites().lift(site, inferior.rawMemory());
    world.mode(World.Mode.LIFTED);
    lift = Optional.of(new Lift(task, site));
    return isCall(inferior, site)
        // A step over a call that blocks would keep the others stopped.
        ? new Resumption.Run(Until.SYSCALL, Optional.<Signal>empty())
        : Resumption.run(Until.NEXT_INSTRUCTION);
  }

  private static boolean isCall(Inferior inferior, Site site) {
    var code = inferior.memory().read(site.address(), Instruction.LONGEST);
    return Instruction.read(code, 0, CodeSize.of(inferior.architecture()))
        .filter(Instruction::isSystemCall)
        .isPresent();
  }

  /// {@return whether a task is the one that is alone}
  boolean isLifted(DebugTask task) {
    return lift.isPresent() && lift.get().task() == task;
  }

  /// The lone task has stopped, or is gone: the trap is put back and the others go on.
  ///
  /// @param stop at which it is
  /// @return whether the stop is what was waited for and is done with: the entry to a call
  boolean lower(DebugTask task, Optional<TaskStop> stop) {
    var site = lift.orElseThrow().site();
    lift = Optional.empty();
    var inferior = task.inferior();
    if (inferior.hasImage() && inferior.sites().at(site.address()).isPresent()) {
      inferior.sites().plant(site, inferior.rawMemory());
    }
    world.mode(World.Mode.RUNNING);
    goingOn.run();
    var isEntry = stop.isPresent() && stop.get() instanceof TaskStop.SyscallEntry;
    return isEntry && !inferior.watchesCalls();
  }
}
