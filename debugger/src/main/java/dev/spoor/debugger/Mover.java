package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.StepView;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Moves tasks: asks their plans, gets them over sites, lets them go. Confined to the tracer
/// thread.
final class Mover {
  private final World world;
  private final Halts halts;
  private final BiFunction<DebugTask, TaskStop, Resumption> server;
  private final Families families;
  private final Guarding guarding;

  /// The task that carries out one instruction alone, and the site that is lifted for it.
  private record Lift(DebugTask task, Site site) {}

  /// How many instructions a task walks before it runs, so that the tracer sees to others too.
  private static final int LONGEST_WALK = 4096;

  /// As many of these are taken for each stop within a walk, which nest.
  private static final int WALK_PER_STOP = 128;

  private Optional<Lift> lift = Optional.empty();

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
      var asked = ask(task);
      if (asked.isPresent()) {
        return asked.get();
      }
      var steps = wantsStep(task);
      var site = siteUnder(task);
      if (site.isEmpty() && walk(task, steps)) {
        if (isToBeServed(task)) {
          task.walked += WALK_PER_STOP;
          return server.apply(task, new TaskStop.Stepped(task.tid()));
        }
        if (steps) {
          verdictDone(task);
        }
        continue;
      }
      if (site.isEmpty() || task.meetsSite) {
        return leave(task, steps);
      }
      if (task.signal.isPresent()) {
        detour(task);
        return leave(task, steps && task.entersHandler);
      }
      if (!task.inferior().emulations().apply(task, site.get())) {
        return over(task, site.get());
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
      case BLOCKED -> Optional.of(abandon(parent, Families.BLOCKED));
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
    var enters = steps && task.entersHandler && task.signal.isPresent();
    task.entersHandler = false;
    task.entering = enters ? Optional.of(task.spot()) : Optional.empty();
    if (steps && !enters && task.signal.isPresent()) {
      // The step is not one into the signal's handler.
      detour(task);
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

  /// The step with which a signal was delivered is done: if it has led into the signal's handler,
  /// that is where the user wanted to be.
  static void endEntering(DebugTask task) {
    var from = task.entering;
    task.entering = Optional.empty();
    if (from.isPresent() && task.plan.isPresent() && isInHandler(task, from.get())) {
      plan(task, view -> new Verdict.Finished(new Verdict.Outcome.Stepped(view.hidden())));
    }
  }

  /// A signal's frame is on the stack, and behind it the task as it was.
  private static boolean isInHandler(DebugTask task, DebugTask.Spot from) {
    var inferior = task.inferior();
    var frames = inferior.symbols().stack(task.registers(), inferior.memory(), 3).stack().frames();
    return frames.size() == 3
        && frames.get(1).isSignalFrame()
        && frames.get(2).pc().equals(from.pc())
        && frames.get(2).registers().sp().equals(from.sp());
  }

  private static boolean wantsStep(DebugTask task) {
    return task.verdict.filter(Verdict.StepInstruction.class::isInstance).isPresent();
  }

  /// {@return whether a task goes on by single instructions}
  static boolean isStepping(DebugTask task) {
    return untilOf(task, wantsStep(task)) == Until.NEXT_INSTRUCTION;
  }

  private static Until untilOf(DebugTask task, boolean steps) {
    return steps || task.inferior().watches().needSteps()
        ? Until.NEXT_INSTRUCTION
        : task.inferior().watchesCalls() ? Until.SYSCALL : Until.STOP;
  }

  /// The task receives a signal: if it has a handler for it, it comes back here.
  private static void detour(DebugTask task) {
    if (task.asideIsWatched) {
      return;
    }
    var spot = task.spot();
    task.aside = Optional.of(spot);
    task.asideIsWatched = task.inferior().sites().acquire(spot.pc(), task.inferior().rawMemory());
  }

  /// The task is back where it went aside, or will not come back.
  static void endDetour(DebugTask task) {
    if (task.asideIsWatched && task.inferior().hasImage()) {
      task.aside.ifPresent(
          spot -> task.inferior().sites().release(spot.pc(), task.inferior().rawMemory()));
    }
    task.asideIsWatched = false;
    task.aside = Optional.empty();
  }

  private static Optional<Site> siteUnder(DebugTask task) {
    var inferior = task.inferior();
    return !inferior.hasImage() || inferior.sites().isEmpty() || task.repeatsCall()
        ? Optional.empty()
        : inferior.sites().plantedAt(task.registers().pc());
  }

  // ---- plans

  /// {@return an answer, if the plan has ended; nothing if the task is to go on}
  private Optional<Resumption> ask(DebugTask task) {
    while (task.plan.isPresent() && task.verdict.isEmpty()) {
      switch (task.plan.get().look(new View(task))) {
        case Verdict.StepInstruction step -> task.verdict = Optional.of(step);
        case Verdict.RunTo target -> {
          if (!plant(task, target, List.of(target))) {
            return Optional.of(abandon(task, unreachable(target)));
          }
        }
        case Verdict.RunToAny any -> {
          if (!plant(task, any, any.places())) {
            return Optional.of(abandon(task, unreachable(any.places().getFirst())));
          }
        }
        case Verdict.SetRegisters(var registers) -> {
          if (task.plan.get() instanceof CallFunction && !task.isInCall) {
            guarding.calling(task);
          }
          task.stopped().setRegisters(registers);
          task.meetsSite = true;
        }
        case Verdict.Finished(var outcome) -> {
          if (outcome instanceof Verdict.Outcome.Stepped(var hidden)) {
            task.hides(hidden);
          }
          if (outcome instanceof Verdict.Outcome.Called) {
            guarding.called(task);
            // It is where it was before, and what is there has been met.
            task.meetsSite = false;
          }
          return Optional.of(finish(task, new HaltCause.PlanFinished(outcome)));
        }
        case Verdict.Abandoned(var reason) -> {
          return Optional.of(abandon(task, reason));
        }
      }
    }
    return Optional.empty();
  }

  private static String unreachable(Verdict.RunTo target) {
    return "Cannot access memory at address " + target.at();
  }

  /// Puts traps where the plan wants its task to come by.
  private static boolean plant(DebugTask task, Verdict verdict, List<Verdict.RunTo> places) {
    task.verdict = Optional.of(verdict);
    for (var place : places) {
      if (!task.inferior().sites().acquire(place.at(), task.inferior().rawMemory())) {
        verdictDone(task);
        return false;
      }
      task.targets.add(place);
    }
    return true;
  }

  private Resumption abandon(DebugTask task, String reason) {
    return finish(task, new HaltCause.PlanAbandoned(reason));
  }

  private Resumption finish(DebugTask task, HaltCause cause) {
    drop(task);
    halts.begin(task.tid(), List.of(cause));
    return Resumption.hold();
  }

  /// Has a task do what its plan said before it was interrupted.
  ///
  /// @return whether it can
  static boolean pursue(DebugTask task, Verdict verdict) {
    return switch (verdict) {
      case Verdict.RunTo target -> plant(task, target, List.of(target));
      case Verdict.RunToAny any -> plant(task, any, any.places());
      case Verdict.StepInstruction _,
          Verdict.SetRegisters _,
          Verdict.Finished _,
          Verdict.Abandoned _ -> {
        task.verdict = Optional.of(verdict);
        yield true;
      }
    };
  }

  /// Gives a task a plan.
  static void plan(DebugTask task, StepPlan plan) {
    drop(task);
    task.plan = Optional.of(plan);
    task.entersHandler = task.signal.isPresent();
  }

  /// Takes a task's plan from it.
  static void drop(DebugTask task) {
    verdictDone(task);
    task.plan = Optional.empty();
  }

  /// What the plan wanted has been done.
  static void verdictDone(DebugTask task) {
    if (task.inferior().hasImage()) {
      for (var place : task.targets) {
        task.inferior().sites().release(place.at(), task.inferior().rawMemory());
      }
    }
    task.targets.clear();
    task.verdict = Optional.empty();
  }

  private record View(DebugTask task) implements StepView {
    @Override
    public Registers registers() {
      return task.registers();
    }

    @Override
    public Registers allRegisters() {
      return task.stopped().allRegisters();
    }

    @Override
    public byte[] floatingState() {
      return task.stopped().floatingState();
    }

    @Override
    public void floatingState(byte[] block) {
      task.stopped().setFloatingState(block);
    }

    @Override
    public Memory memory() {
      return task.inferior().memory();
    }

    @Override
    public Symbols symbols() {
      return task.inferior().symbols();
    }

    @Override
    public int hidden() {
      return task.hidden();
    }
  }

  // ---- over a site

  /// Has the instruction that a trap replaces carried out.
  private Resumption over(DebugTask task, Site site) {
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
    goAll();
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
    goAll();
    var isEntry = stop.isPresent() && stop.get() instanceof TaskStop.SyscallEntry;
    return isEntry && !inferior.watchesCalls();
  }
}
