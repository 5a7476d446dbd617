package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.ConditionCompiler;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.DebugStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Map<Place, Integer> hardware = new HashMap<>();
  private final Map<Breakpoint, Map<Inferior, List<CodeLocation>>> found = new HashMap<>();
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
    all.remove(breakpoint);
    unplant(breakpoint);
    found.remove(breakpoint);
  }

  /// Puts it in force or out of force.
  public void enable(Breakpoint breakpoint, boolean enabled) {
    if (breakpoint.isEnabled() != enabled) {
      breakpoint.enabled(enabled);
      unplant(breakpoint);
      place(breakpoint);
    }
  }

  /// A program begins anew: nothing was hit in it yet.
  public void forgetHits() {
    all.forEach(Breakpoint::forgetHits);
  }

  /// Puts one of its places in force or out of force.
  public void enable(Breakpoint breakpoint, Breakpoint.FilePlace place, boolean enabled) {
    breakpoint.enabled(place, enabled);
    unplant(breakpoint);
    place(breakpoint);
  }

  /// {@return how a place in a program is told from others, wherever that is loaded}
  public static Breakpoint.FilePlace filePlace(Symbols symbols, Address address) {
    return symbols
        .debugged()
        .loadedAt(address)
        .map(object ->
            new Breakpoint.FilePlace(
                baseName(object.file().name()), object.fileAddress(address).value()))
        .orElseGet(() -> new Breakpoint.FilePlace("", address.value()));
  }

  /// The same file may be known by several paths.
  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isEnabled(Breakpoint breakpoint, Place place) {
    return breakpoint.isEnabled()
        && (breakpoint.disabledPlaces().isEmpty()
            || !breakpoint
                .disabledPlaces()
                .contains(filePlace(place.inferior().symbols(), place.address())));
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
    if (inferior.sharesMemory()) {
      all().forEach(each -> takeOut(each, inferior));
    }
    planted.keySet().removeIf(place -> place.inferior() == inferior);
    conditions.keySet().removeIf(key -> key.place().inferior() == inferior);
    hardware.keySet().removeIf(place -> place.inferior() == inferior);
    found.values().forEach(places -> places.remove(inferior));
    all.forEach(this::collect);
  }

  /// The memory stays, as another program's: it is not to keep the sites of this one.
  private void takeOut(Breakpoint breakpoint, Inferior inferior) {
    for (var place : placesOf(breakpoint)) {
      if (place.inferior() == inferior) {
        unplant(breakpoint, place);
      }
    }
    if (breakpoint.trigger() instanceof Trigger.OnData data && inferior.watches().has(breakpoint)) {
      data.frame()
          .ifPresent(scope -> inferior.sites().release(scope.resume(), inferior.rawMemory()));
    }
  }

  private static boolean isHardware(Breakpoint breakpoint) {
    return breakpoint.trigger() instanceof Trigger.AtCode(var _, var _, var byRegister)
        && byRegister;
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
    switch (breakpoint.trigger()) {
      case Trigger.AtCode(var spec, var _, var hardware) ->
          placeCode(breakpoint, inferior, spec, hardware);
      case Trigger.OnData data -> placeData(breakpoint, inferior, data);
      case Trigger.OnCall _ -> inferior.watchCalls(watchCalls());
      case Trigger.OnEvent(var event, var _) ->
          runtimePlace(event).ifPresent(spec -> placeCode(breakpoint, inferior, spec, false));
      case Trigger.OnSignal _ -> {}
    }
  }

  /// {@return where an event of the language's runtime is met; empty for the others} It is what
  /// GNU's C++ library has marked, else the functions of the runtime that every exception comes by
  /// (Itanium C++ ABI: Exception Handling, 2.4 and 2.5).
  public static Optional<LocationSpec> runtimePlace(Trigger.OnEvent.Event event) {
    return switch (event) {
      case THROW -> Optional.of(new LocationSpec.OfProbe("libstdcxx", "throw", "__cxa_throw"));
      case RETHROW ->
          Optional.of(new LocationSpec.OfProbe("libstdcxx", "rethrow", "__cxa_rethrow"));
      case CATCH ->
          Optional.of(new LocationSpec.OfProbe("libstdcxx", "catch", "__cxa_begin_catch"));
      case FORK, VFORK, EXEC, THREAD, LOAD, UNLOAD -> Optional.empty();
    };
  }

  private boolean watchCalls() {
    return all.stream()
        .anyMatch(each -> each.isEnabled() && each.trigger() instanceof Trigger.OnCall);
  }

  private void placeData(Breakpoint breakpoint, Inferior inferior, Trigger.OnData data) {
    if (!breakpoint.isEnabled() || inferior.watches().has(breakpoint)) {
      return;
    }
    inferior.watches().add(breakpoint, data);
    data.frame().ifPresent(scope -> inferior.sites().acquire(scope.resume(), inferior.rawMemory()));
    armHeld(inferior);
  }

  /// Tasks that run get their debug registers at their next stop.
  private static void armHeld(Inferior inferior) {
    for (var task : inferior.tasks()) {
      if (task.isHeld()) {
        inferior.watches().arm(task);
      }
    }
  }

  private void unplaceData(Breakpoint breakpoint, Trigger.OnData data) {
    for (var inferior : inferiors.all()) {
      if (inferior.hasImage() && inferior.watches().has(breakpoint)) {
        inferior.watches().remove(breakpoint);
        data.frame()
            .ifPresent(scope -> inferior.sites().release(scope.resume(), inferior.rawMemory()));
        armHeld(inferior);
      }
    }
  }

  /// {@return the watches that end because their frame was left by a task that is at `at`; they are
  /// taken away}
  List<HaltCause> leftScopes(DebugTask task, Address at) {
    var causes = new ArrayList<HaltCause>();
    for (var breakpoint : all()) {
      if (breakpoint.trigger() instanceof Trigger.OnData data
          && data.frame().isPresent()
          && data.frame().get().resume().equals(at)
          && task.registers().sp().compareTo(data.frame().get().cfa()) >= 0
          && breakpoint.thread().filter(tid -> !tid.equals(task.tid())).isEmpty()) {
        remove(breakpoint);
        causes.add(
            new HaltCause.Hit(breakpoint, Optional.of(new HaltCause.HitDetail.OutOfScope())));
      }
    }
    return causes;
  }

  /// {@return whether a debug register has stopped a task at an instruction}
  boolean isHardwareAt(Inferior inferior, Address pc, DebugStatus status) {
    var slot = hardware.get(new Place(inferior, pc));
    return slot != null && status.isHit(slot);
  }

  private void placeCode(
      Breakpoint breakpoint, Inferior inferior, LocationSpec spec, boolean byRegister) {
    var locations = locations(breakpoint, spec, inferior);
    leaveOthers(breakpoint, inferior, locations);
    for (var location : locations) {
      var place = new Place(inferior, location.address());
      var here = planted.computeIfAbsent(place, _ -> new ArrayList<>());
      if (!here.contains(breakpoint)
          && isEnabled(breakpoint, place)
          && (byRegister ? setRegister(place) : plant(place))) {
        here.add(breakpoint);
      }
    }
  }

  /// What a name meant before may be something else now that more is loaded: of a function in a
  /// library there was but the entry in the table that leads there.
  private void leaveOthers(Breakpoint breakpoint, Inferior inferior, List<CodeLocation> locations) {
    for (var place : placesOf(breakpoint)) {
      if (place.inferior() == inferior
          && locations.stream().noneMatch(each -> each.address().equals(place.address()))) {
        unplant(breakpoint, place);
      }
    }
  }

  private static boolean plant(Place place) {
    return place.inferior().sites().acquire(place.address(), place.inferior().rawMemory());
  }

  private boolean setRegister(Place place) {
    if (hardware.containsKey(place)) {
      return true;
    }
    var slot = place.inferior().watches().add(place.address());
    slot.ifPresent(number -> hardware.put(place, number));
    armHeld(place.inferior());
    return slot.isPresent();
  }

  private List<CodeLocation> locations(
      Breakpoint breakpoint, LocationSpec spec, Inferior inferior) {
    var here = new Locator(inferior.symbols()).find(spec);
    found.computeIfAbsent(breakpoint, _ -> new LinkedHashMap<>()).put(inferior, here);
    return here;
  }

  private void collect(Breakpoint breakpoint) {
    var all = new ArrayList<Breakpoint.Placed>();
    found
        .getOrDefault(breakpoint, Map.of())
        .forEach((inferior, here) ->
            here.forEach(location -> all.add(new Breakpoint.Placed(inferior.process(), location))));
    breakpoint.places(all);
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
    if (breakpoint.trigger() instanceof Trigger.OnData data) {
      unplaceData(breakpoint, data);
    }
    if (breakpoint.trigger() instanceof Trigger.OnCall) {
      inferiors.all().forEach(each -> each.watchCalls(watchCalls()));
    }
    placesOf(breakpoint).forEach(place -> unplant(breakpoint, place));
    planted.values().removeIf(List::isEmpty);
    conditions.keySet().removeIf(key -> key.breakpoint() == breakpoint);
  }

  private void unplant(Breakpoint breakpoint, Place place) {
    var here = planted.getOrDefault(place, new ArrayList<>());
    here.remove(breakpoint);
    if (!isHardware(breakpoint)) {
      place.inferior().sites().release(place.address(), place.inferior().rawMemory());
    } else if (here.stream().noneMatch(Breakpoints::isHardware)) {
      Optional.ofNullable(hardware.remove(place)).ifPresent(place.inferior().watches()::release);
      armHeld(place.inferior());
    }
  }
}
