package dev.spoor.debugger.location;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where functions begin, by the tables of symbols.
final class SymbolSearch {
  /// What names begin with that C++ and Rust make for the linker.
  private static final String MANGLED = "_Z";

  private static final String MANGLED_RUST = "_R";
  private static final String LINKAGE = "@plt";

  /// `PF_X` of elf.h.
  private static final int EXECUTABLE = 1;

  /// What compilers have split off a function because it is seldom run; nobody calls it.
  private static final String COLD = ".cold";

  private static final String OPERATOR = "operator";

  private final Symbols symbols;

  SymbolSearch(Symbols symbols) {
    this.symbols = symbols;
  }

  /// {@return the functions with this name, in all objects}
  Set<Address> entries(FunctionName wanted) {
    return search(symbol -> isNamed(symbol.name(), wanted));
  }

  /// {@return the entries of linkage tables that lead to functions with this name which no object
  /// has}
  Set<Address> linkageEntries(FunctionName wanted) {
    var found = new TreeSet<Address>();
    for (var object : symbols.objects()) {
      for (var symbol : object.file().pltSymbols()) {
        var name = withoutLinkage(symbol.name());
        if (isNamed(name, wanted) && !isDefined(name)) {
          found.add(object.address(symbol.address()));
        }
      }
    }
    return found;
  }

  private static String withoutLinkage(String name) {
    return name.endsWith(LINKAGE) ? name.substring(0, name.length() - LINKAGE.length()) : name;
  }

  private boolean isDefined(String linkageName) {
    return symbols.objects().stream()
        .flatMap(object -> object.symbolsNamed(linkageName).stream())
        .anyMatch(SymbolSearch::isFunction);
  }

  private boolean isNamed(String linkageName, FunctionName wanted) {
    var word = wanted.lastWord();
    return linkageName.equals(wanted.name())
        || (linkageName.startsWith(MANGLED) || linkageName.startsWith(MANGLED_RUST))
            && !linkageName.contains(COLD)
            && (linkageName.contains(word) || word.startsWith(OPERATOR))
            && isMeant(symbols.names().readable(linkageName), wanted);
  }

  private static boolean isMeant(String readable, FunctionName wanted) {
    var theirs = FunctionName.of(readable);
    return wanted.fits(readable)
        && (theirs.name().equals(wanted.name()) || theirs.name().endsWith("::" + wanted.name()));
  }

  /// {@return the functions of the program whose name matches and that debugging information does
  /// not describe}
  Set<Address> matching(Pattern pattern) {
    var found = new TreeSet<Address>();
    symbols.objects().stream()
        .findFirst()
        .ifPresent(
            object -> add(object, symbol -> pattern.matcher(readable(symbol)).find(), found));
    found.removeIf(
        entry -> symbols.functionAt(entry).filter(function -> function.isDebugged()).isPresent());
    return found;
  }

  private String readable(Symbol symbol) {
    return symbols.names().readable(symbol.name());
  }

  private Set<Address> search(Predicate<Symbol> wanted) {
    var found = new TreeSet<Address>();
    for (var object : symbols.objects()) {
      add(object, wanted, found);
    }
    return found;
  }

  private void add(LoadedObject object, Predicate<Symbol> wanted, Set<Address> found) {
    try {
      for (var table : tables(object)) {
        for (var i = 1; i < table.size(); i++) {
          var symbol = table.symbol(i);
          if (isCode(symbol, object) && wanted.test(symbol)) {
            found.add(object.address(symbol.address()));
          }
        }
      }
    } catch (MalformedObjectException damaged) {
      // What was found before is right.
    }
  }

  private List<SymbolTable> tables(LoadedObject object) {
    var found = new ArrayList<SymbolTable>();
    Stream.of(
            Optional.of(object.file()),
            symbols.debugged().separateOf(object),
            object.file().miniDebug())
        .flatMap(Optional::stream)
        .forEach(file -> {
          file.symbols().ifPresent(found::add);
          file.dynamicSymbols().filter(_ -> isWhole(file)).ifPresent(found::add);
        });
    return found;
  }

  /// A file of debugging information has no contents of the dynamic table.
  private static boolean isWhole(ObjectFile file) {
    return file.symbols().isEmpty();
  }

  /// Functions, and what assemblers call so: labels among instructions.
  private static boolean isCode(Symbol symbol, LoadedObject object) {
    return isFunction(symbol)
        || symbol.type().equals(SymbolType.NOTYPE)
            && symbol.hasAddress()
            && object
                .file()
                .loadedAt(symbol.address())
                .filter(segment -> (segment.flags() & EXECUTABLE) != 0)
                .isPresent();
  }

  private static boolean isFunction(Symbol symbol) {
    return symbol.hasAddress()
        && (symbol.type().equals(SymbolType.FUNC) || symbol.type().equals(SymbolType.GNU_IFUNC));
  }
}
