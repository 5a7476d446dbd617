package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.TraceeGoneException;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Serves the stops of all tasks: what concerns the debugger is told or acted upon, all else goes
/// on as if nobody were there. Confined to the tracer thread.
final class StopServer implements StopHandler {
  private static final int TRAP_BRKPT = 1;
  private static final int TRAP_HWBKPT = 4;

  private final World world;
  private final Breakpoints breakpoints;
  private final Births births;
  private final Families families;
  private final Halts halts;
  private final SignalPolicy signals;
  private final Consumer<Notice> notices;
  private final Guarding guarding;
  private final Mover mover;
  private final Catches catches;
  private final Ends ends;

  StopServer(
      World world,
      Inferiors inferiors,
      Breakpoints breakpoints,
      Births births,
      Halts halts,
      SignalPolicy signals,
      Guarding guarding,
      Consumer<Notice> notices) {
    this.world = world;
    this.breakpoints = breakpoints;
    this.births = births;
    this.halts = halts;
    this.signals = signals;
    this.notices = notices;
    this.guarding = guarding;
    this.catches = new Catches(breakpoints);
    this.families = births.families();
    this.mover = new Mover(world, halts, families, guarding, this::serve);
    this.ends = new Ends(world, inferiors, breakpoints, families, halts, notices, mover);
  }

  Mover mover() {
    return mover;
  }

  // ---- stops

  @Override
  public Resumption onStop(StoppedTask handle, TaskStop stop) {
    world.arrived(handle.tid());
    var found = world.find(handle.tid()).or(() -> births.arrived(handle, stop));
    if (found.isEmpty()) {
      world.checkFrozen();
      return new Resumption.Detach(Optional.empty());
    }
    var task = found.get();
    task.stoppedWith(handle);
    task.hold();
    if (task.isUndecided) {
      return undecided(task);
    }
    if (!task.silent) {
      task.inferior().watches().arm(task);
    }
    world.serving(found);
    var answer = routed(task, stop);
    world.serving(Optional.empty());
    if (!(answer instanceof Resumption.Hold)) {
      task.released();
    }
    return answer;
  }

  /// The child that a parent has made: both are stopped now.
  private Resumption undecided(DebugTask child) {
    world.serving(Optional.of(child));
    var parent = families.shown(child);
    world.checkFrozen();
    mover.retry(parent);
    var answer =
        child.isDismissed
            ? new Resumption.Detach(Optional.empty())
            : child.isUndecided || !child.wantsToRun || world.mode() != World.Mode.RUNNING
                ? Resumption.hold()
                : mover.advance(child);
    world.serving(Optional.empty());
    if (child.isDismissed) {
      world.remove(child);
    }
    if (!(answer instanceof Resumption.Hold)) {
      child.released();
    }
    return answer;
  }

  /// A task may be killed in the middle of everything: its end will be reported.
  private Resumption routed(DebugTask task, TaskStop stop) {
    try {
      return route(task, stop);
    } catch (TraceeGoneException gone) {
      return Births.onward(stop);
    } catch (RuntimeException fault) {
      // A fault of ours must not end the tracer while traps are planted.
      return halt(task, new HaltCause.PlanAbandoned("Internal error: " + fault));
    }
  }

  private Resumption route(DebugTask task, TaskStop stop) {
    var gone = note(task, stop);
    if (gone.isPresent()) {
      return gone.get();
    }
    var displacement = task.inferior().displacement();
    if (displacement.isOf(task)) {
      return displaced(task, stop, displacement.end(task, stop));
    }
    if (mover.crossing().isLifted(task)) {
      var isDone = mover.crossing().lower(task, Optional.of(stop));
      if (world.mode() == World.Mode.RUNNING) {
        return isDone ? mover.advance(task) : serve(task, stop);
      }
      return isDone ? held(task) : defer(task, stop);
    }
    return world.mode() == World.Mode.RUNNING ? serve(task, stop) : defer(task, stop);
  }

  /// The task is back from where its instruction was carried out; another one may wait for the
  /// place.
  private Resumption displaced(DebugTask task, TaskStop stop, boolean isDone) {
    if (world.mode() == World.Mode.RUNNING) {
      mover.goAll();
    }
    if (world.mode() != World.Mode.RUNNING) {
      return isDone ? held(task) : defer(task, stop);
    }
    return isDone ? mover.advance(task) : serve(task, stop);
  }

  /// Keeps the books, whatever else becomes of a stop.
  private Optional<Resumption> note(DebugTask task, TaskStop stop) {
    return switch (stop) {
      case TaskStop.Spawned spawned -> {
        families.announced(task, spawned);
        task.inVfork = spawned.kind() == TaskStop.Spawned.Kind.VFORK;
        yield Optional.empty();
      }
      case TaskStop.VforkDone _ -> {
        task.inVfork = false;
        yield Optional.empty();
      }
      case TaskStop.Execed _ -> births.execed(task);
      default -> Optional.empty();
    };
  }

  /// A stop while all are being halted: what it means is seen to when the task goes on.
  private Resumption defer(DebugTask task, TaskStop stop) {
    switch (stop) {
      case TaskStop.Interrupted _ when mayBeAtTrap(task) && task.stopped().hasTrapPending() -> {
        // The trap is reported next, and its pc set back then: held here, the task could not be
        // let go, nor shown where it is.
        // A step's trap is known as one only to who has asked for a step.
        return Resumption.run(Mover.isStepping(task) ? Until.NEXT_INSTRUCTION : Until.STOP);
      }
      case TaskStop.Interrupted _, TaskStop.Attached _, TaskStop.VforkDone _ -> {}
      case TaskStop.SignalDelivery delivery when isTrapOfSite(task, trapCode(task, delivery)) -> {
        task.moveTo(trapAddress(task));
        task.meetsSite = true;
      }
      default -> task.deferred = Optional.of(stop);
    }
    return held(task);
  }

  private static boolean mayBeAtTrap(DebugTask task) {
    var inferior = task.inferior();
    return inferior.hasImage() && (!inferior.sites().isEmpty() || !inferior.watches().isEmpty());
  }

  private Resumption held(DebugTask task) {
    task.wantsToRun = true;
    world.checkFrozen();
    return world.mode() == World.Mode.RUNNING ? mover.advance(task) : Resumption.hold();
  }

  private Resumption serve(DebugTask task, TaskStop stop) {
    return switch (stop) {
      case TaskStop.SignalDelivery delivery -> signalled(task, delivery);
      case TaskStop.Stepped _ -> stepped(task);
      case TaskStop.GroupStop _ -> new Resumption.Listen();
      case TaskStop.Execed _ -> replaced(task, stop);
      case TaskStop.Spawned spawned -> spawned(task, spawned);
      case TaskStop.SyscallEntry _, TaskStop.SyscallExit _ -> called(task, stop);
      case TaskStop.Launched _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.VforkDone _,
          TaskStop.Seccomp _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          mover.advance(task);
    };
  }

  private Resumption halt(DebugTask task, HaltCause cause) {
    return halt(task, List.of(cause));
  }

  private Resumption halt(DebugTask task, List<HaltCause> causes) {
    halts.interruption(Interruption.of(task));
    Plans.drop(task);
    halts.begin(task.tid(), causes);
    return Resumption.hold();
  }

  // ---- traps and steps

  private static Address trapAddress(DebugTask task) {
    var registers = task.registers();
    return registers.pc().plus(-registers.architecture().pcAfterBreakpoint());
  }

  /// {@return the `si_code` of a trap; that of no trap for every other signal}
  private static int trapCode(DebugTask task, TaskStop.SignalDelivery delivery) {
    return delivery.signal().equals(Signal.TRAP)
        ? task.stopped().signalInfo().code()
        : SignalCode.SI_USER;
  }

  private static boolean isTrapOfSite(DebugTask task, int code) {
    return (code == SignalCode.SI_KERNEL || code == TRAP_BRKPT)
        && task.inferior().hasImage()
        && task.inferior().sites().isOrWasAt(trapAddress(task), task.inferior().rawMemory());
  }

  private Resumption signalled(DebugTask task, TaskStop.SignalDelivery delivery) {
    var code = trapCode(task, delivery);
    if (isTrapOfSite(task, code)) {
      var at = trapAddress(task);
      task.moveTo(at);
      // One that was lifted meanwhile: the program's own instruction is there again.
      return task.inferior().sites().plantedAt(at).isPresent()
          ? reached(task, at)
          : mover.advance(task);
    }
    return code == TRAP_HWBKPT ? watched(task) : signal(task, delivery.signal());
  }

  /// A debug register has met what it was set for.
  private Resumption watched(DebugTask task) {
    var status = task.stopped().debugRegisters().takeStatus();
    if (status.isSingleStep()) {
      stepDone(task);
    }
    var pc = task.registers().pc();
    var causes =
        new ArrayList<>(
            task.inferior()
                .watches()
                .noticed(task, status, breakpoint -> catches.answer(breakpoint, task)));
    if (causes.isEmpty()) {
      return atSiteOrOn(task, pc, breakpoints.isHardwareAt(task.inferior(), pc, status));
    }
    task.meetsSite = true;
    return halt(task, causes);
  }

  private static void stepDone(DebugTask task) {
    if (task.verdict.filter(Verdict.StepInstruction.class::isInstance).isPresent()) {
      Plans.verdictDone(task);
    }
  }

  private Resumption stepped(DebugTask task) {
    stepDone(task);
    var watches = task.inferior().watches();
    if (watches.needSteps()) {
      var causes = watches.changed(task, breakpoint -> catches.answer(breakpoint, task));
      if (!causes.isEmpty()) {
        task.meetsSite = true;
        return halt(task, causes);
      }
    }
    task.detour().endEntering();
    return atSiteOrOn(task, task.registers().pc(), false);
  }

  /// @param isMet whether something other than a site has stopped the task there
  private Resumption atSiteOrOn(DebugTask task, Address pc, boolean isMet) {
    return isMet || task.inferior().sites().plantedAt(pc).isPresent()
        ? reached(task, pc)
        : mover.advance(task);
  }

  /// A task is at a site, whether its trap was met or not.
  private Resumption reached(DebugTask task, Address at) {
    task.meetsSite = false;
    if (task.detour().isBack()) {
      task.detour().end();
      return mover.advance(task);
    }
    var loaded = catches.atLoader(task, at);
    if (task.isAtTarget()) {
      Plans.verdictDone(task);
    }
    var causes = task.silent ? new ArrayList<HaltCause>() : catches.hits(task, at);
    causes.addAll(breakpoints.leftScopes(task, at));
    causes.addAll(loaded);
    return causes.isEmpty() ? mover.advance(task) : halt(task, causes);
  }

  // ---- signals and events

  private Resumption signal(DebugTask task, Signal signal) {
    var handling = signals.of(signal);
    task.signal = handling.pass() ? Optional.of(signal) : Optional.empty();
    guarding.mark(task);
    var caught = catches.signal(task, signal);
    if (!caught.isEmpty()) {
      return halt(task, caught);
    }
    if (handling.print() && !handling.stop() && !task.silent) {
      notices.accept(new Notice.Signalled(task.tid(), signal));
    }
    return handling.stop() && !task.silent
        ? halt(task, new HaltCause.SignalReceived(signal, task.stopped().signalInfo()))
        : mover.advance(task);
  }

  private Resumption spawned(DebugTask task, TaskStop.Spawned spawned) {
    var event =
        switch (spawned.kind()) {
          case FORK -> Trigger.OnEvent.Event.FORK;
          case VFORK -> Trigger.OnEvent.Event.VFORK;
          case CLONE -> Trigger.OnEvent.Event.THREAD;
        };
    return event(task, event, spawned);
  }

  private Resumption event(DebugTask task, Trigger.OnEvent.Event event, TaskStop stop) {
    var caught = catches.event(task, event, stop);
    return caught.isEmpty() ? mover.advance(task) : halt(task, caught);
  }

  private Resumption replaced(DebugTask task, TaskStop stop) {
    var inferior = task.inferior();
    inferior.hasExecuted = true;
    if (inferior.othersBefore > 0) {
      inferior.othersBefore--;
      return mover.advance(task);
    }
    if (inferior.isStarting) {
      inferior.isStarting = false;
      return halt(task, new HaltCause.Started(inferior.process()));
    }
    return event(task, Trigger.OnEvent.Event.EXEC, stop);
  }

  private Resumption called(DebugTask task, TaskStop stop) {
    if (stop instanceof TaskStop.SyscallEntry entry) {
      task.call = entry.number();
    }
    var caught = catches.call(task, stop);
    return caught.isEmpty() ? mover.advance(task) : halt(task, caught);
  }

  @Override
  public void onEnd(TaskEnd end) {
    ends.onEnd(end);
  }
}
