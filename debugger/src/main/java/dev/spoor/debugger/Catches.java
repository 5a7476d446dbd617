package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.symbols.ThrownException;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds out which breakpoints and catchpoints a stop concerns. Confined to the tracer thread.
final class Catches {
  private final Breakpoints breakpoints;

  /// What the dynamic linker called a file when it loaded it; afterwards it does not know it.
  private final Map<String, String> called = new HashMap<>();

  /// What users have typed for names, by its text.
  private final Map<String, Pattern> patterns = new HashMap<>();

  Catches(Breakpoints breakpoints) {
    this.breakpoints = breakpoints;
  }

  /// The dynamic linker has perhaps changed what is loaded.
  List<HaltCause> atLoader(DebugTask task, Address at) {
    var inferior = task.inferior();
    if (!inferior.isLoaderSite(at)) {
      return List.of();
    }
    var before = files(inferior);
    if (!inferior.renew()) {
      return List.of();
    }
    breakpoints.place(inferior);
    var after = files(inferior);
    var loaded = difference(after, before);
    var gone = difference(before, after);
    loaded.forEach((file, address) ->
        inferior.symbols().loadedName(address).ifPresent(name -> called.put(file, name)));
    var causes = caught(task, Trigger.OnEvent.Event.LOAD, loaded.keySet());
    causes.addAll(caught(task, Trigger.OnEvent.Event.UNLOAD, gone.keySet()));
    return causes;
  }

  private static Map<String, Address> files(Inferior inferior) {
    var files = new TreeMap<String, Address>();
    for (var mapping : inferior.space().mappings()) {
      if (mapping.isExecutable() && mapping.hasFile()) {
        files.put(mapping.fileName(), mapping.range().start());
      }
    }
    return files;
  }

  private static Map<String, Address> difference(
      Map<String, Address> more, Map<String, Address> less) {
    var difference = new TreeMap<>(more);
    difference.keySet().removeAll(less.keySet());
    return difference;
  }

  private List<HaltCause> caught(
      DebugTask task, Trigger.OnEvent.Event event, Collection<String> files) {
    var names = files.stream().map(file -> called.getOrDefault(file, file)).toList();
    return caught(
        task,
        trigger ->
            trigger instanceof Trigger.OnEvent(var wanted, var pattern)
                && wanted == event
                && names.stream().anyMatch(name -> matches(pattern, name)),
        _ -> new HaltCause.HitDetail.Loaded(event, names));
  }

  private boolean matches(String pattern, String name) {
    return pattern.isEmpty()
        || patterns.computeIfAbsent(pattern, Catches::compiled).matcher(name).find();
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException none) {
      return Pattern.compile(pattern, Pattern.LITERAL);
    }
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

  /// {@return whether the condition of a watchpoint or catchpoint holds where a task has stopped;
  /// one that cannot be evaluated there does}
  Condition.Answer answer(Breakpoint breakpoint, DebugTask task) {
    try {
      return asked(breakpoint, task, task.registers().pc());
    } catch (ConditionException failure) {
      return Condition.Answer.HOLDS;
    }
  }

  private Condition.Answer asked(Breakpoint breakpoint, DebugTask task, Address at) {
    return breakpoints
        .conditionAt(breakpoint, task.inferior(), at)
        .map(condition -> condition.ask(task.stopped()))
        .orElse(Condition.Answer.HOLDS);
  }

  private Optional<HaltCause> hit(Breakpoint breakpoint, DebugTask task, Address at) {
    if (breakpoint.thread().isPresent() && !breakpoint.thread().get().equals(task.tid())) {
      return Optional.empty();
    }
    if (breakpoint.trigger() instanceof Trigger.OnEvent(var _, var pattern)
        && !pattern.isEmpty()
        && ThrownException.at(task.inferior().symbols(), task.registers())
            .filter(thrown -> !matches(pattern, thrown.type()))
            .isPresent()) {
      return Optional.empty();
    }
    try {
      switch (asked(breakpoint, task, at)) {
        case HOLDS -> {}
        case HOLDS_NOT -> {
          return Optional.empty();
        }
        case CALLS -> {
          return Optional.of(undecided(breakpoint, Optional.empty()));
        }
      }
    } catch (ConditionException failure) {
      var sentence = String.valueOf(failure.getMessage());
      return Optional.of(
          new HaltCause.Hit(breakpoint, Optional.of(new HaltCause.HitDetail.Said(sentence))));
    }
    return counted(breakpoint, task, Optional.empty());
  }

  static HaltCause undecided(Breakpoint breakpoint, Optional<HaltCause.HitDetail> then) {
    return new HaltCause.Hit(breakpoint, Optional.of(new HaltCause.HitDetail.Undecided(then)));
  }

  /// {@return a hit whose condition holds, unless it is to be passed by}
  static Optional<HaltCause> counted(
      Breakpoint breakpoint, DebugTask task, Optional<HaltCause.HitDetail> detail) {
    if (!breakpoint.countHit()) {
      return Optional.empty();
    }
    if (breakpoint.log().isPresent()) {
      breakpoint.log().get().say(task.stopped());
      return Optional.empty();
    }
    return Optional.of(
        new HaltCause.Hit(
            breakpoint,
            breakpoint.prints().isEmpty()
                ? detail
                : Optional.of(new HaltCause.HitDetail.Printed())));
  }

  /// {@return whether a signal is caught}
  List<HaltCause> signal(DebugTask task, Signal signal) {
    return caught(
        task,
        trigger ->
            trigger instanceof Trigger.OnSignal(var wanted)
                && (wanted.isEmpty() ? !isDebuggers(signal) : wanted.contains(signal)),
        _ -> new HaltCause.HitDetail.Said("signal " + signal));
  }

  /// {@return whether an event is caught}
  List<HaltCause> event(DebugTask task, Trigger.OnEvent.Event event, TaskStop stop) {
    return caught(
        task,
        trigger -> trigger instanceof Trigger.OnEvent(var wanted, var _) && wanted == event,
        breakpoint -> {
          breakpoint.caught(met(task, stop));
          return new HaltCause.HitDetail.Event(stop);
        });
  }

  private static String met(DebugTask task, TaskStop stop) {
    return stop instanceof TaskStop.Spawned spawned
        ? spawned.child().toString()
        : task.inferior().program();
  }

  /// {@return whether the entry to a system call or its exit is caught}
  List<HaltCause> call(DebugTask task, TaskStop stop) {
    return !task.inferior().watchesCalls()
        ? List.of()
        : caught(
            task,
            trigger ->
                trigger instanceof Trigger.OnCall(var numbers, var _)
                    && (numbers.isEmpty() || numbers.contains(task.call)),
            _ -> new HaltCause.HitDetail.Event(stop));
  }

  private static boolean isDebuggers(Signal signal) {
    return signal.equals(Signal.TRAP) || signal.equals(Signal.INT);
  }

  private interface Wanted {
    boolean is(Trigger trigger);
  }

  private interface Meeting {
    HaltCause.HitDetail of(Breakpoint breakpoint);
  }

  private List<HaltCause> caught(DebugTask task, Wanted wanted, Meeting meeting) {
    var causes = new ArrayList<HaltCause>();
    for (var breakpoint : breakpoints.all()) {
      if (!task.silent && breakpoint.isEnabled() && wanted.is(breakpoint.trigger())) {
        caught(breakpoint, task, meeting).ifPresent(causes::add);
      }
    }
    return causes;
  }

  private Optional<HaltCause> caught(Breakpoint breakpoint, DebugTask task, Meeting meeting) {
    return switch (answer(breakpoint, task)) {
      case HOLDS_NOT -> Optional.empty();
      case CALLS -> Optional.of(undecided(breakpoint, Optional.of(meeting.of(breakpoint))));
      case HOLDS -> counted(breakpoint, task, Optional.of(meeting.of(breakpoint)));
    };
  }
}
