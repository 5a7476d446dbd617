package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.FileAddressRange;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Where functions begin, by name: those that debugging information describes, calls of them that
/// were inlined, and those of which there are symbols alone.
final class FunctionSearch {
  /// Of a call of which no code is left.
  private static final FileAddress NOWHERE = FileAddress.of(0);

  private final Symbols symbols;
  private final Prologues prologues;
  private final SymbolSearch named;

  FunctionSearch(Symbols symbols, Prologues prologues) {
    this.symbols = symbols;
    this.prologues = prologues;
    this.named = new SymbolSearch(symbols);
  }

  /// {@return behind the prologue of each, by address}
  ///
  /// @param file that it is in; empty for any
  List<CodeLocation> find(String file, String text) {
    var wanted = FunctionName.of(text);
    var found = new TreeMap<Address, CodeLocation>();
    var described = new TreeSet<Address>();
    for (var object : symbols.debugged().all()) {
      try {
        addDescribed(object, file, wanted, found, described);
      } catch (MalformedObjectException damaged) {
        // The symbols may still be right.
      }
    }
    if (file.isEmpty()) {
      addNamed(wanted, described, found);
    }
    return List.copyOf(found.values());
  }

  private static void add(CodeLocation location, Map<Address, CodeLocation> found) {
    found.putIfAbsent(location.address(), location);
  }

  private void addDescribed(
      DebuggedObject object,
      String file,
      FunctionName wanted,
      Map<Address, CodeLocation> found,
      Set<Address> described) {
    UnaryOperator<String> readable = symbols.names()::readable;
    for (var function : object.source().functions(wanted.name(), readable)) {
      var entry = function.entry().orElseThrow();
      if (isMeant(function, entry, file, wanted, object)) {
        described.add(object.address(entry));
        add(prologues.locationOf(object.address(entry)), found);
      }
    }
    for (var call : object.source().inlinedCalls(wanted.name(), readable)) {
      var entry = firstOf(call);
      if (!entry.equals(NOWHERE) && isMeant(call, entry, file, wanted, object)) {
        add(prologues.at(object.address(entry)), found);
      }
    }
  }

  /// Of code in several pieces the first is where it is entered.
  private static FileAddress firstOf(Function call) {
    return call.ranges().stream().map(FileAddressRange::start).findFirst().orElse(NOWHERE);
  }

  private boolean isMeant(
      Function function,
      FileAddress entry,
      String file,
      FunctionName wanted,
      DebuggedObject object) {
    return (file.isEmpty() || isIn(file, entry, object))
        && (wanted.parameters().isEmpty() || wanted.fits(symbols.signatureOf(function, object)));
  }

  private static boolean isIn(String file, FileAddress entry, DebuggedObject object) {
    return object
        .source()
        .spanAt(entry)
        .map(span -> span.line())
        .filter(line -> isNamed(line, file))
        .isPresent();
  }

  private static boolean isNamed(SourceLine line, String file) {
    return line.path().equals(file)
        || line.path().endsWith(file.startsWith("/") ? file : "/" + file);
  }

  /// Of what is not loaded yet there is but the entry in the table that leads there.
  private void addNamed(
      FunctionName wanted, Set<Address> described, Map<Address, CodeLocation> found) {
    for (var entry : named.entries(wanted)) {
      if (!described.contains(entry)) {
        add(prologues.locationOf(entry), found);
      }
    }
    for (var entry : named.linkageEntries(wanted)) {
      add(prologues.at(entry), found);
    }
  }

  /// {@return behind the prologue of each that has this name for the linker and is loaded}
  List<CodeLocation> defined(String name) {
    var found = new TreeMap<Address, CodeLocation>();
    for (var entry : named.entries(FunctionName.of(name))) {
      add(prologues.locationOf(entry), found);
    }
    return List.copyOf(found.values());
  }

  /// {@return behind the prologue of each whose name matches, by address}
  List<CodeLocation> matching(String file, String regex) {
    var pattern = Pattern.compile(regex);
    var found = new TreeMap<Address, CodeLocation>();
    for (var object : symbols.debugged().all()) {
      for (var function : functionsOf(object)) {
        var entry = function.entry().orElseThrow();
        if (pattern.matcher(function.name()).find()
            && (file.isEmpty() || isIn(file, entry, object))) {
          add(prologues.locationOf(object.address(entry)), found);
        }
      }
    }
    if (file.isEmpty()) {
      for (var entry : named.matching(pattern)) {
        add(prologues.locationOf(entry), found);
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Function> functionsOf(DebuggedObject object) {
    try {
      return object.source().functions();
    } catch (MalformedObjectException damaged) {
      return new ArrayList<>();
    }
  }
}
