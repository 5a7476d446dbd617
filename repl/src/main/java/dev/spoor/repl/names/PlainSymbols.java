package dev.spoor.repl.names;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolTable;
import dev.spoor.objects.elf.SymbolType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The symbols of a program that its debugging information does not describe.
///
/// @param symbols of the program
record PlainSymbols(Symbols symbols) {
  /// `SHF_EXECINSTR` of elf.h.
  private static final long EXECUTABLE = 4;

  /// A symbol.
  ///
  /// @param name readable
  record Plain(Address address, String name) {}

  /// {@return the functions whose names are wanted, by address}
  List<Plain> functions(Predicate<String> wanted) {
    var found = new TreeMap<Address, Set<String>>();
    for (var object : symbols.objects()) {
      for (var symbol : all(object)) {
        var address = object.address(symbol.address());
        if (isCode(object.file(), symbol) && !isDescribed(address)) {
          add(address, symbol, wanted, found);
        }
      }
      for (var symbol : object.file().pltSymbols()) {
        add(object.address(symbol.address()), symbol, wanted, found);
      }
    }
    return list(found);
  }

  /// {@return the variables whose names are wanted, by address}
  ///
  /// @param described names that are known better
  List<Plain> variables(Predicate<String> wanted, Set<String> described) {
    var found = new TreeMap<Address, Set<String>>();
    for (var object : symbols.objects()) {
      for (var symbol : all(object)) {
        if (!isCode(object.file(), symbol) && !described.contains(symbol.name())) {
          add(object.address(symbol.address()), symbol, wanted, found);
        }
      }
    }
    return list(found);
  }

  private void add(
      Address address, Symbol symbol, Predicate<String> wanted, TreeMap<Address, Set<String>> to) {
    var name = symbols.names().readable(symbol.name());
    if (!name.isEmpty() && wanted.test(name)) {
      to.computeIfAbsent(address, _ -> new TreeSet<>()).add(name);
    }
  }

  private static List<Plain> list(TreeMap<Address, Set<String>> found) {
    var all = new ArrayList<Plain>();
    found.forEach((address, names) -> names.forEach(name -> all.add(new Plain(address, name))));
    return all;
  }

  private boolean isDescribed(Address address) {
    try {
      return symbols
          .debugged()
          .at(address)
          .filter(object -> object.source().unitAt(object.fileAddress(address)).isPresent())
          .isPresent();
    } catch (MalformedObjectException damaged) {
      return false;
    }
  }

  private List<Symbol> all(LoadedObject object) {
    try {
      var table =
          object
              .file()
              .symbols()
              .or(() -> symbols.debugged().separateOf(object).flatMap(ObjectFile::symbols))
              .or(() -> object.file().dynamicSymbols());
      return table.map(PlainSymbols::all).orElse(List.of());
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  private static List<Symbol> all(SymbolTable table) {
    var found = new ArrayList<Symbol>();
    for (var i = 0; i < table.size(); i++) {
      var symbol = table.symbol(i);
      if (symbol.hasAddress()) {
        found.add(symbol);
      }
    }
    return found;
  }

  private static boolean isCode(ObjectFile file, Symbol symbol) {
    var sections = file.sections();
    return symbol.section() >= 0 && symbol.section() < sections.size()
        ? (sections.get(symbol.section()).flags() & EXECUTABLE) != 0
        : symbol.type().equals(SymbolType.FUNC);
  }
}
