package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.symbolic.unwind.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which functions of a program go on to which others by a jump, as their compilers say it. Asked
/// for when it is needed and kept. For one thread.
final class TailCalls {
  private static final int MOST_KEPT = 1 << 14;

  private final DebuggedObjects objects;
  private final CallTable calls = new CallTable();
  private final Map<Address, Optional<List<Jump>>> jumps = new HashMap<>();
  private final Map<Step, List<Address>> stepped = new HashMap<>();
  private final Map<Address, Boolean> comingBack = new HashMap<>();
  private final Map<Named, Optional<Address>> named = new HashMap<>();

  /// A frame and its caller, as far as their code is concerned.
  private record Step(Address at, Address returns) {}

  /// A name as one object means it.
  private record Named(LoadedObject object, String name) {}

  TailCalls(DebuggedObjects objects) {
    this.objects = objects;
  }

  /// Something is mapped elsewhere.
  void forget() {
    calls.forget();
    jumps.clear();
    stepped.clear();
    comingBack.clear();
    named.clear();
  }

  /// {@return the places behind the jumps that led from the function that was called to that of the
  /// frame which is there now, in the order in which they were made, as far as it is certain; as
  /// [JumpPaths#common]}
  ///
  /// @param caller the frame that has called, and will go on behind that
  List<Address> between(Frame frame, Frame caller) {
    return kept(stepped)
        .computeIfAbsent(
            new Step(frame.lookupAddress(), caller.pc()), _ -> findBetween(frame, caller));
  }

  private List<Address> findBetween(Frame frame, Frame caller) {
    try {
      return objects
          .at(caller.lookupAddress())
          .flatMap(object -> siteOf(caller, object).flatMap(site -> target(site, object)))
          .flatMap(called ->
              entryOf(frame.lookupAddress())
                  .map(entry -> JumpPaths.common(this::from, called, entry)))
          .map(jumps -> jumps.stream().map(Jump::behind).toList())
          .orElse(List.of());
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  /// {@return whether a function may have jumped to itself, by way of others or not: what it was
  /// called with is not known then}
  boolean mayComeBack(Address function) {
    return kept(comingBack)
        .computeIfAbsent(function, entry -> JumpPaths.mayComeBack(this::from, entry));
  }

  private static <K, V> Map<K, V> kept(Map<K, V> map) {
    if (map.size() >= MOST_KEPT) {
      map.clear();
    }
    return map;
  }

  /// {@return the jumps of the function that begins at `entry`; empty if they are not known}
  private Optional<List<Jump>> from(Address entry) {
    var before = jumps.get(entry);
    if (before != null) {
      return before;
    }
    var found = find(entry);
    kept(jumps).put(entry, found);
    return found;
  }

  private Optional<List<Jump>> find(Address entry) {
    try {
      var object = objects.at(entry);
      var function = object.flatMap(each -> functionAt(each, entry));
      var isThat =
          function
              .flatMap(Function::entry)
              .filter(begin -> object.orElseThrow().address(begin).equals(entry))
              .isPresent();
      return isThat ? jumps(function.orElseThrow(), object.orElseThrow()) : Optional.empty();
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private Optional<List<Jump>> jumps(Function function, DebuggedObject object) {
    var found = new ArrayList<Jump>();
    if (!describesAll(function.die())) {
      return Optional.of(found);
    }
    for (var site : calls.of(function.die())) {
      if (site.isTail() && site.returns().isPresent()) {
        var target = target(site, object);
        if (target.isEmpty()) {
          return Optional.empty();
        }
        found.add(new Jump(target.get(), object.address(site.returns().get())));
      }
    }
    return Optional.of(found);
  }

  /// {@return whether a function says that it describes all jumps of its code (DWARF 5, section
  /// 3.3.1.4); of one that does not nothing is concluded}
  private static boolean describesAll(Die function) {
    return function.flag(AttributeName.CALL_ALL_CALLS)
        || function.flag(AttributeName.CALL_ALL_TAIL_CALLS)
        || function.flag(AttributeName.GNU_ALL_CALL_SITES)
        || function.flag(AttributeName.GNU_ALL_TAIL_CALL_SITES);
  }

  /// {@return the call after which a frame goes on}
  Optional<CallSite> siteOf(Frame caller, DebuggedObject object) {
    var function = functionAt(object, caller.lookupAddress());
    if (function.isEmpty()) {
      return Optional.empty();
    }
    var pc = object.fileAddress(caller.pc());
    for (var site : calls.of(function.get().die())) {
      if (site.returns().filter(pc::equals).isPresent()) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }

  /// {@return where the function begins that a call states}
  Optional<Address> target(CallSite site, DebuggedObject object) {
    var called = site.called();
    if (called.isEmpty()) {
      return Optional.empty();
    }
    var function = Function.of(called.get());
    if (!called.get().flag(AttributeName.DECLARATION)) {
      return function.entry().map(object::address);
    }
    var name = function.linkageName().or(() -> called.get().name());
    return name.flatMap(each -> named(each, object.object()));
  }

  private Optional<Address> named(String name, LoadedObject object) {
    var key = new Named(object, name);
    var before = named.get(key);
    if (before != null) {
      return before;
    }
    var found = find(name, object);
    kept(named).put(key, found);
    return found;
  }

  /// In the object itself, then in the others in their order: most libraries are linked so, and
  /// which other object has taken a function over is not known without the dynamic linker.
  private Optional<Address> find(String name, LoadedObject object) {
    var own = first(object.symbolsNamed(name), object);
    if (own.isPresent()) {
      return own;
    }
    var separate =
        objects.separateOf(object).flatMap(file -> first(file.symbolsNamed(name), object));
    if (separate.isPresent()) {
      return separate;
    }
    for (var other : objects.loaded()) {
      var found = first(other.symbolsNamed(name), other);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Address> first(List<Symbol> symbols, LoadedObject object) {
    for (var symbol : symbols) {
      if (symbol.hasAddress()) {
        return Optional.of(object.address(symbol.address()));
      }
    }
    return Optional.empty();
  }

  /// {@return where the function begins that an instruction belongs to; by its symbol, if the
  /// debugging information does not say it}
  private Optional<Address> entryOf(Address instruction) {
    var object = objects.at(instruction);
    var described = object.flatMap(each -> functionAt(each, instruction).flatMap(Function::entry));
    return described.isPresent()
        ? described.map(object.orElseThrow()::address)
        : objects.loadedAt(instruction).flatMap(each -> symbolOf(instruction, each));
  }

  private Optional<Address> symbolOf(Address instruction, LoadedObject object) {
    var place = object.fileAddress(instruction);
    return object
        .symbolAt(instruction)
        .filter(SymbolMatch::isName)
        .or(() -> objects.separateOf(object).flatMap(file -> file.symbolAt(place)))
        .filter(SymbolMatch::isName)
        .map(match -> object.address(match.symbol().address()));
  }

  static Optional<Function> functionAt(DebuggedObject object, Address instruction) {
    var frames = object.source().at(object.fileAddress(instruction));
    return frames.isEmpty() ? Optional.empty() : frames.getLast().function();
  }
}
