package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds out which breakpoints and catchpoints a stop concerns. Confined to the tracer thread.
final class Catches {
  private final Breakpoints breakpoints;

  Catches(Breakpoints breakpoints) {
    this.breakpoints = breakpoints;
  }

  /// The dynamic linker has perhaps changed what is loaded.
  Optional<HaltCause> atLoader(DebugTask task, Address at) {
    var inferior = task.inferior();
    if (!inferior.isLoaderSite(at)) {
      return Optional.empty();
    }
    var before = names(inferior);
    if (!inferior.renew()) {
      return Optional.empty();
    }
    breakpoints.place(inferior);
    var after = names(inferior);
    return changed(Trigger.OnEvent.Event.LOAD, after, before)
        .or(() -> changed(Trigger.OnEvent.Event.UNLOAD, before, after));
  }

  private static Set<String> names(Inferior inferior) {
    var names = new TreeSet<String>();
    for (var mapping : inferior.space().mappings()) {
      if (mapping.isExecutable() && mapping.hasFile()) {
        names.add(mapping.fileName());
      }
    }
    return names;
  }

  private Optional<HaltCause> changed(
      Trigger.OnEvent.Event event, Set<String> more, Set<String> less) {
    var difference = new TreeSet<>(more);
    difference.removeAll(less);
    return difference.isEmpty()
        ? Optional.empty()
        : caught(trigger -> trigger instanceof Trigger.OnEvent(var wanted) && wanted == event)
            .map(breakpoint ->
                new HaltCause.Hit(
                    breakpoint,
                    Optional.of(new HaltCause.HitDetail.Said(String.join(", ", difference)))));
  }

  /// {@return the hits of breakpoints at an address that are to halt all}
  List<HaltCause> hits(DebugTask task, Address at) {
    var here = breakpoints.at(task.inferior(), at);
    if (here.isEmpty()) {
      return new ArrayList<>();
    }
    var causes = new ArrayList<HaltCause>();
    for (var breakpoint : here) {
      hit(breakpoint, task, at).ifPresent(causes::add);
    }
    return causes;
  }

  /// {@return whether a watchpoint's condition holds where a task has stopped, or cannot be
  /// evaluated there}
  boolean holds(Breakpoint breakpoint, DebugTask task) {
    try {
      var at = task.registers().pc();
      return breakpoints
          .conditionAt(breakpoint, task.inferior(), at)
          .map(condition -> condition.holds(task.stopped()))
          .orElse(true);
    } catch (ConditionException failure) {
      return true;
    }
  }

  private Optional<HaltCause> hit(Breakpoint breakpoint, DebugTask task, Address at) {
    if (breakpoint.thread().isPresent() && !breakpoint.thread().get().equals(task.tid())) {
      return Optional.empty();
    }
    try {
      var condition = breakpoints.conditionAt(breakpoint, task.inferior(), at);
      if (condition.isPresent() && !condition.get().holds(task.stopped())) {
        return Optional.empty();
      }
    } catch (ConditionException failure) {
      var sentence = String.valueOf(failure.getMessage());
      return Optional.of(
          new HaltCause.Hit(breakpoint, Optional.of(new HaltCause.HitDetail.Said(sentence))));
    }
    if (!breakpoint.countHit()) {
      return Optional.empty();
    }
    if (breakpoint.log().isPresent()) {
      breakpoint.log().get().say(task.stopped());
      return Optional.empty();
    }
    return Optional.of(new HaltCause.Hit(breakpoint, Optional.empty()));
  }

  /// {@return whether a signal is caught}
  Optional<HaltCause> signal(DebugTask task, Signal signal) {
    return task.silent
        ? Optional.empty()
        : caught(trigger ->
                trigger instanceof Trigger.OnSignal(var wanted)
                    && (wanted.isEmpty() ? !isDebuggers(signal) : wanted.contains(signal)))
            .map(breakpoint -> new HaltCause.Hit(breakpoint, Optional.of(said(signal))));
  }

  /// {@return whether an event is caught}
  Optional<HaltCause> event(DebugTask task, Trigger.OnEvent.Event event, TaskStop stop) {
    return task.silent
        ? Optional.empty()
        : caught(trigger -> trigger instanceof Trigger.OnEvent(var wanted) && wanted == event)
            .map(breakpoint -> {
              breakpoint.caught(met(task, stop));
              return hit(breakpoint, stop);
            });
  }

  private static String met(DebugTask task, TaskStop stop) {
    return stop instanceof TaskStop.Spawned spawned
        ? spawned.child().toString()
        : task.inferior().program();
  }

  /// {@return whether the entry to a system call or its exit is caught}
  Optional<HaltCause> call(DebugTask task, TaskStop stop) {
    return task.silent || !task.inferior().watchesCalls()
        ? Optional.empty()
        : caught(trigger ->
                trigger instanceof Trigger.OnCall(var numbers, var _)
                    && (numbers.isEmpty() || numbers.contains(task.call)))
            .map(breakpoint -> hit(breakpoint, stop));
  }

  private static HaltCause hit(Breakpoint breakpoint, TaskStop stop) {
    return new HaltCause.Hit(breakpoint, Optional.of(new HaltCause.HitDetail.Event(stop)));
  }

  private static HaltCause.HitDetail said(Signal signal) {
    return new HaltCause.HitDetail.Said("signal " + signal);
  }

  private static boolean isDebuggers(Signal signal) {
    return signal.equals(Signal.TRAP) || signal.equals(Signal.INT);
  }

  private interface Wanted {
    boolean is(Trigger trigger);
  }

  private Optional<Breakpoint> caught(Wanted wanted) {
    for (var breakpoint : breakpoints.all()) {
      if (breakpoint.isEnabled() && wanted.is(breakpoint.trigger()) && breakpoint.countHit()) {
        return Optional.of(breakpoint);
      }
    }
    return Optional.empty();
  }
}
