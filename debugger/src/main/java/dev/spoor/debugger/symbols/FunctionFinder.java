package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.variable.DebuggedObject;
import dev.spoor.symbolic.variable.DebuggedObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the function that an instruction belongs to.
final class FunctionFinder {
  private final DebuggedObjects debugged;
  private final LinkageNames names;

  FunctionFinder(DebuggedObjects debugged, LinkageNames names) {
    this.debugged = debugged;
    this.names = names;
  }

  Optional<CodeFunction> at(Address address) {
    return described(address).or(() -> named(address));
  }

  private Optional<CodeFunction> described(Address address) {
    try {
      var object = debugged.at(address);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      var frames = object.get().source().at(object.get().fileAddress(address));
      return frames.isEmpty()
          ? Optional.empty()
          : frames.getLast().function().flatMap(function -> function(function, object.get()));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  static Optional<CodeFunction> function(Function function, DebuggedObject object) {
    var ranges = new ArrayList<AddressRange>();
    for (var range : function.ranges()) {
      ranges.add(new AddressRange(object.address(range.start()), object.address(range.end())));
    }
    return function
        .entry()
        .map(entry ->
            new CodeFunction(
                name(function),
                Signatures.of(function, object.types()),
                object.address(entry),
                ranges,
                true));
  }

  /// In C the linker's name, if there is another: that of the source is an alias.
  static String name(Function function) {
    return function
        .linkageName()
        .filter(name -> !name.startsWith("_Z") && !name.startsWith("_R") && !name.isEmpty())
        .orElse(function.name());
  }

  /// {@return what the symbols call it}
  Optional<CodeFunction> named(Address address) {
    try {
      return debugged.loadedAt(address).flatMap(object -> named(address, object));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private Optional<CodeFunction> named(Address address, LoadedObject object) {
    var place = object.fileAddress(address);
    return named(object.file(), place)
        .or(() -> debugged.separateOf(object).flatMap(file -> named(file, place)))
        .map(match -> function(match, object));
  }

  private static Optional<SymbolMatch> named(ObjectFile file, FileAddress place) {
    return file.symbolAt(place).filter(match -> match.isName() && isInSection(file, match, place));
  }

  /// A symbol without an extent says nothing of the next section.
  private static boolean isInSection(ObjectFile file, SymbolMatch match, FileAddress place) {
    var index = match.symbol().section();
    if (!(match instanceof SymbolMatch.Nearest) || index < 0 || index >= file.sections().size()) {
      return true;
    }
    var section = file.sections().get(index);
    return Long.compareUnsigned(
            place.value() - section.address().value(), section.bytes().sizeBytes())
        < 0;
  }

  private CodeFunction function(SymbolMatch match, LoadedObject object) {
    var symbol = match.symbol();
    var entry = object.address(symbol.address());
    var length = Math.max(symbol.sizeBytes(), match.offset() + 1);
    var name = names.readable(symbol.name());
    var ranges =
        length > 0 && entry.plus(length).compareTo(entry) > 0
            ? List.of(new AddressRange(entry, entry.plus(length)))
            : List.<AddressRange>of();
    return new CodeFunction(plain(name), name, entry, ranges, false);
  }

  /// Without parameters, as frames show it.
  private static String plain(String name) {
    var at = name.endsWith(")") || name.endsWith(") const") ? name.lastIndexOf(')') : -1;
    for (var depth = 0; at > 0; at--) {
      switch (name.charAt(at)) {
        case ')' -> depth++;
        case '(' -> {
          if (--depth == 0) {
            return name.substring(0, at);
          }
        }
        default -> {}
      }
    }
    return name;
  }
}
