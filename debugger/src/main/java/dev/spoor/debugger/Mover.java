package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Signal;
import java.util.Optional;
import java.util.function.BiFunction;

/// Moves tasks: as their plans say, over sites, and with the signals that they are to receive.
/// Confined to the tracer thread.
final class Mover {
  private final World world;
  private final Halts halts;
  private final BiFunction<DebugTask, TaskStop, Resumption> server;
  private final Families families;
  private final Guarding guarding;
  private final Plans plans;
  private final SiteCrossing crossing;

  /// How many instructions a task walks before it runs, so that the tracer sees to others too.
  private static final int LONGEST_WALK = 4096;

  /// As many of these are taken for each stop within a walk, which nest.
  private static final int WALK_PER_STOP = 128;

  /// @param server serves a stop that was deferred
  Mover(
      World world,
      Halts halts,
      Families families,
      Guarding guarding,
      BiFunction<DebugTask, TaskStop, Resumption> server) {
    this.world = world;
    this.halts = halts;
    this.families = families;
    this.guarding = guarding;
    this.server = server;
    this.plans = new Plans(halts, guarding);
    this.crossing = new SiteCrossing(world, halts, this::goAll);
  }

  /// {@return what gets tasks over sites}
  SiteCrossing crossing() {
    return crossing;
  }

  // ---- letting go

  /// Lets all that want to run do so.
  void goAll() {
    if (world.mode() == World.Mode.FROZEN) {
      world.mode(World.Mode.RUNNING);
    }
    for (var task : world.waiting()) {
      if (world.mode() != World.Mode.RUNNING) {
        return;
      }
      go(task);
    }
  }

  /// Lets a task that is held go on, if it can.
  private void go(DebugTask task) {
    if (task.isHeld() && task.wantsToRun && !task.isUndecided && !world.isServing(task)) {
      var answer = advance(task);
      if (answer instanceof Resumption.Hold) {
        task.settle();
      } else {
        world.resume(task, answer);
      }
    }
  }

  /// {@return how a task goes on from where it is; [Resumption.Hold] if it does not}
  Resumption advance(DebugTask task) {
    task.wantsToRun = true;
    while (true) {
      if (task.deferred.isPresent()) {
        var stop = task.deferred.get();
        task.deferred = Optional.empty();
        return server.apply(task, stop);
      }
      var kept = task.fork.isPresent() ? parted(task) : Optional.<Resumption>empty();
      if (kept.isPresent()) {
        return kept.get();
      }
      var asked = plans.ask(task);
      if (asked.isPresent()) {
        return asked.get();
      }
      var steps = Plans.wantsStep(task);
      var site = siteUnder(task);
      if (site.isEmpty() && walk(task, steps)) {
        if (isToBeServed(task)) {
          task.walked += WALK_PER_STOP;
          return server.apply(task, new TaskStop.Stepped(task.tid()));
        }
        if (steps) {
          Plans.verdictDone(task);
        }
        continue;
      }
      if (site.isEmpty() || task.meetsSite) {
        return leave(task, steps);
      }
      if (task.signal.isPresent()) {
        task.detour().begin();
        return leave(task, steps && task.detour().entersHandler());
      }
      if (!task.inferior().emulations().apply(task, site.get())) {
        return crossing.over(task, site.get());
      }
      if (steps || task.inferior().watches().needSteps()) {
        return server.apply(task, new TaskStop.Stepped(task.tid()));
      }
      task.meetsSite = true;
    }
  }

  // ---- children

  /// {@return an answer, if the parent does not go on}
  private Optional<Resumption> parted(DebugTask parent) {
    var child = parent.fork.flatMap(Fork::task);
    var outcome = families.decide(parent);
    child.filter(each -> !each.isDismissed).ifPresent(this::go);
    return switch (outcome) {
      case GOES_ON -> Optional.empty();
      case WAITS, LEFT -> Optional.of(Resumption.hold());
      case STAYS -> {
        parent.wantsToRun = false;
        yield Optional.of(Resumption.hold());
      }
      case NEEDS_QUIET -> {
        world.freeze(() -> partFrozen(parent));
        yield Optional.of(Resumption.hold());
      }
      case BLOCKED -> Optional.of(plans.abandon(parent, Families.BLOCKED));
    };
  }

  private void partFrozen(DebugTask parent) {
    if (!halts.isComing()) {
      world.mode(World.Mode.RUNNING);
      retry(parent);
      goAll();
    }
  }

  /// The child that a parent waits for is there, or gone.
  void retry(DebugTask parent) {
    if (world.mode() == World.Mode.RUNNING) {
      go(parent);
    }
  }

  /// Has a task do one step without the CPU, if that can be.
  private boolean walk(DebugTask task, boolean steps) {
    var inferior = task.inferior();
    if (!steps && !inferior.watches().needSteps()
        || task.signal.isPresent()
        || task.walked >= LONGEST_WALK
        || task.repeatsCall()
        || !inferior.hasImage()
        || !inferior.emulations().step(task, () -> world.othersAreHeld(task))) {
      return false;
    }
    task.walked++;
    task.moved();
    return true;
  }

  /// {@return whether a task that has walked has come to something}
  private static boolean isToBeServed(DebugTask task) {
    var inferior = task.inferior();
    return siteUnder(task).isPresent()
        || inferior.watches().needSteps()
            && inferior.emulations().hasWritten()
            && inferior.watches().isChanged();
  }

  private Resumption leave(DebugTask task, boolean steps) {
    var inferior = task.inferior();
    if (inferior.hasImage()
        && (untilOf(task, steps) != Until.NEXT_INSTRUCTION || inferior.emulations().isCall(task))) {
      inferior.emulations().running();
    }
    var enters = task.detour().leaving(steps);
    if (steps && !enters && task.signal.isPresent()) {
      // The step is not one into the signal's handler.
      task.detour().begin();
      return new Resumption.Run(untilOf(task, false), taken(task));
    }
    return new Resumption.Run(untilOf(task, steps), taken(task));
  }

  /// The kernel delivers it: it is not to be sent once more.
  private Optional<Signal> taken(DebugTask task) {
    var signal = task.takeSignal();
    if (signal.isPresent()) {
      guarding.mark(task);
    }
    return signal;
  }

  /// {@return whether a task goes on by single instructions}
  static boolean isStepping(DebugTask task) {
    return untilOf(task, Plans.wantsStep(task)) == Until.NEXT_INSTRUCTION;
  }

  private static Until untilOf(DebugTask task, boolean steps) {
    return steps || task.inferior().watches().needSteps()
        ? Until.NEXT_INSTRUCTION
        : task.inferior().watchesCalls() ? Until.SYSCALL : Until.STOP;
  }

  private static Optional<Site> siteUnder(DebugTask task) {
    var inferior = task.inferior();
    return !inferior.hasImage() || inferior.sites().isEmpty() || task.repeatsCall()
        ? Optional.empty()
        : inferior.sites().plantedAt(task.registers().pc());
  }
}
