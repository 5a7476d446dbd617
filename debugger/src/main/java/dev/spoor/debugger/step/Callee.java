package dev.spoor.debugger.step;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolType;
import java.util.Optional;

/// Which function a call leads to: through an entry of a linkage table it is the one that the
/// entry is for, which the dynamic linker may have to look for first.
record Callee(Symbols symbols) {
  private static final String LINKAGE = "@plt";

  /// {@return where the function begins; empty if the dynamic linker will choose it}
  Optional<Address> at(Address pc) {
    var entry = linkageEntryAt(pc);
    return entry.isEmpty() ? Optional.of(pc) : defined(entry.get());
  }

  /// {@return the name of the function that an entry of a linkage table leads to}
  private Optional<String> linkageEntryAt(Address pc) {
    try {
      return symbols
          .debugged()
          .loadedAt(pc)
          .flatMap(object -> object.symbolAt(pc))
          .map(match -> match.symbol().name())
          .filter(name -> name.endsWith(LINKAGE))
          .map(name -> name.substring(0, name.length() - LINKAGE.length()));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// The dynamic linker looks through the program and its libraries in an order that is mostly
  /// theirs in memory; of several the first.
  private Optional<Address> defined(String name) {
    for (var object : symbols.objects()) {
      for (var symbol : dynamic(object, name)) {
        return symbol.type().equals(SymbolType.FUNC)
            ? Optional.of(object.address(symbol.address()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static java.util.List<Symbol> dynamic(LoadedObject object, String name) {
    try {
      return object.file().dynamicSymbols().map(table -> table.named(name)).orElse(java.util.List.of());
    } catch (MalformedObjectException damaged) {
      return java.util.List.of();
    }
  }
}
