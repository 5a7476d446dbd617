package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The functions by which calls are left without returning.
///
/// @param jumps where longjmp(3) and its like begin
/// @param handlers where the function begins that the handler of an exception calls first
public record Escapes(Set<Address> jumps, Set<Address> handlers) {
  private static final List<String> JUMPS =
      List.of("longjmp", "_longjmp", "siglongjmp", "__longjmp_chk");
  private static final List<String> HANDLERS = List.of("__cxa_begin_catch");

  /// Copies the sets.
  public Escapes {
    jumps = Set.copyOf(jumps);
    handlers = Set.copyOf(handlers);
  }

  static Escapes of(List<LoadedObject> objects) {
    return new Escapes(find(JUMPS, objects), find(HANDLERS, objects));
  }

  /// Of a library only what another object uses: each place costs something at every call.
  private static Set<Address> find(List<String> names, List<LoadedObject> objects) {
    var found = new HashSet<Address>();
    var isUsed = objects.stream().anyMatch(object -> uses(names, object));
    for (var object : isUsed ? objects : objects.subList(0, Math.min(1, objects.size()))) {
      for (var name : names) {
        for (var symbol : named(name, object)) {
          if (symbol.type().equals(SymbolType.FUNC)) {
            found.add(object.address(symbol.address()));
          }
        }
      }
    }
    return found;
  }

  private static boolean uses(List<String> names, LoadedObject object) {
    try {
      var table = object.file().dynamicSymbols();
      for (var i = 1; table.isPresent() && i < table.get().size(); i++) {
        var symbol = table.get().symbol(i);
        if (!symbol.isDefined() && names.contains(symbol.name())) {
          return true;
        }
      }
      return false;
    } catch (MalformedObjectException damaged) {
      return false;
    }
  }

  private static List<Symbol> named(String name, LoadedObject object) {
    try {
      return object.symbolsNamed(name);
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  /// {@return all of them}
  public Set<Address> all() {
    var all = new HashSet<>(jumps);
    all.addAll(handlers);
    return all;
  }
}
