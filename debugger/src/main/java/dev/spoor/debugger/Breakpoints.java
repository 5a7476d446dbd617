package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.ConditionCompiler;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that the user has asked to be stopped at, and where in which program that is. Confined to
/// the tracer thread.
public final class Breakpoints {
  private record Place(Inferior inferior, Address address) {}

  private record Compiled(Breakpoint breakpoint, Place place) {}

  private final ConditionCompiler compiler;
  private final Inferiors inferiors;
  private final List<Breakpoint> all = new ArrayList<>();
  private final Map<Place, List<Breakpoint>> planted = new HashMap<>();
  private final Map<Compiled, Condition> conditions = new HashMap<>();
  private int lastNumber;

  Breakpoints(ConditionCompiler compiler, Inferiors inferiors) {
    this.compiler = compiler;
    this.inferiors = inferiors;
  }

  /// {@return all, by number}
  public List<Breakpoint> all() {
    return List.copyOf(all);
  }

  /// {@return the one with a number}
  public Optional<Breakpoint> numbered(int number) {
    return all.stream().filter(each -> each.number() == number).findFirst();
  }

  /// Puts a breakpoint in force. What it means may be loaded later: then it has no location yet.
  ///
  /// @throws dev.spoor.debugger.location.LocationException if it makes no sense
  public Breakpoint add(Trigger trigger, Breakpoint.Disposition disposition) {
    var breakpoint = new Breakpoint(++lastNumber, trigger, disposition);
    all.add(breakpoint);
    place(breakpoint);
    return breakpoint;
  }

  /// Takes a breakpoint away.
  public void remove(Breakpoint breakpoint) {
    unplant(breakpoint);
    all.remove(breakpoint);
  }

  /// Puts it in force or out of force.
  public void enable(Breakpoint breakpoint, boolean enabled) {
    if (breakpoint.isEnabled() != enabled) {
      breakpoint.enabled(enabled);
      unplant(breakpoint);
      place(breakpoint);
    }
  }

  /// Gives it a condition, or takes it away.
  ///
  /// @param text empty for none
  /// @throws dev.spoor.debugger.breakpoint.ConditionException if it makes no sense at a place where
  ///   the breakpoint is; nothing has changed then
  public void condition(Breakpoint breakpoint, String text) {
    if (!text.isEmpty()) {
      for (var place : placesOf(breakpoint)) {
        var _ = compiler.compile(text, place.inferior().symbols(), place.address());
      }
    }
    breakpoint.condition(text);
    conditions.keySet().removeIf(key -> key.breakpoint() == breakpoint);
  }

  /// {@return those in force at an address}
  List<Breakpoint> at(Inferior inferior, Address address) {
    return planted.getOrDefault(new Place(inferior, address), List.of());
  }

  /// {@return the condition of a breakpoint at an address; empty if it has none}
  ///
  /// @throws dev.spoor.debugger.breakpoint.ConditionException if it makes no sense there
  Optional<Condition> conditionAt(Breakpoint breakpoint, Inferior inferior, Address address) {
    if (breakpoint.condition().isEmpty()) {
      return Optional.empty();
    }
    var key = new Compiled(breakpoint, new Place(inferior, address));
    var known = conditions.get(key);
    if (known == null) {
      known = compiler.compile(breakpoint.condition(), inferior.symbols(), address);
      conditions.put(key, known);
    }
    return Optional.of(known);
  }

  /// A program was loaded, or more of one: breakpoints may mean something there.
  void place(Inferior inferior) {
    for (var breakpoint : all) {
      place(breakpoint, inferior);
    }
    all.forEach(this::collect);
  }

  /// What an inferior had loaded is gone, with all that was planted in it.
  void forget(Inferior inferior) {
    planted.keySet().removeIf(place -> place.inferior() == inferior);
    conditions.keySet().removeIf(key -> key.place().inferior() == inferior);
    all.forEach(this::collect);
  }

  private void place(Breakpoint breakpoint) {
    for (var inferior : inferiors.all()) {
      if (inferior.hasImage()) {
        place(breakpoint, inferior);
      }
    }
    collect(breakpoint);
  }

  private void place(Breakpoint breakpoint, Inferior inferior) {
    if (!(breakpoint.trigger() instanceof Trigger.AtCode(var spec, var _, var hardware))
        || hardware) {
      return;
    }
    for (var location : locations(spec, inferior)) {
      var place = new Place(inferior, location.address());
      var here = planted.computeIfAbsent(place, _ -> new ArrayList<>());
      if (breakpoint.isEnabled()
          && !here.contains(breakpoint)
          && inferior.sites().acquire(location.address(), inferior.rawMemory())) {
        here.add(breakpoint);
      }
    }
  }

  private static List<CodeLocation> locations(LocationSpec spec, Inferior inferior) {
    return new Locator(inferior.symbols()).find(spec);
  }

  private void collect(Breakpoint breakpoint) {
    if (breakpoint.trigger() instanceof Trigger.AtCode(var spec, var _, var _)) {
      var found = new ArrayList<CodeLocation>();
      for (var inferior : inferiors.all()) {
        if (inferior.hasImage()) {
          found.addAll(locations(spec, inferior));
        }
      }
      breakpoint.locations(found);
    }
  }

  private Set<Place> placesOf(Breakpoint breakpoint) {
    var places = new HashSet<Place>();
    planted.forEach((place, here) -> {
      if (here.contains(breakpoint)) {
        places.add(place);
      }
    });
    return places;
  }

  private void unplant(Breakpoint breakpoint) {
    for (var place : placesOf(breakpoint)) {
      planted.getOrDefault(place, new ArrayList<>()).remove(breakpoint);
      place.inferior().sites().release(place.address(), place.inferior().rawMemory());
    }
    planted.values().removeIf(List::isEmpty);
    conditions.keySet().removeIf(key -> key.breakpoint() == breakpoint);
  }
}
