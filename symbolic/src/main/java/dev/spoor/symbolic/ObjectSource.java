package dev.spoor.symbolic;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceFrame;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.objects.separate.DebugFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one object's debugging information and symbols say of its code. May be used by several
/// threads if the names' source may.
///
/// It owns the files beside the object, which it opened, and must be closed; the object itself is
/// left open.
public final class ObjectSource implements AutoCloseable {
  private final ObjectFile object;
  private final LinkageNames names;
  private final ObjectDebugInfo debug;
  private final Optional<SourceLocations> locations;

  private ObjectSource(ObjectFile object, LinkageNames names, ObjectDebugInfo debug) {
    this.object = object;
    this.names = names;
    this.debug = debug;
    this.locations = debug.locations();
  }

  /// {@return what is known of `object`; looks for its debugging information, which is read when
  /// something is asked of it}
  ///
  /// @param files finds debugging information that is not in the object itself
  /// @param names makes names of symbols readable
  public static ObjectSource of(ObjectFile object, DebugFiles files, LinkageNames names) {
    return new ObjectSource(object, names, ObjectDebugInfo.of(object, files));
  }

  /// {@return the functions that the instruction at `address` belongs to, innermost first}
  public List<CodePlace> placesOf(FileAddress address) {
    var symbol = symbolAt(address);
    var frames = framesAt(address);
    if (frames.isEmpty()) {
      return symbol
          .map(match -> CodePlace.of(names.readable(match.symbol().name()), match.offset()))
          .map(List::of)
          .orElse(List.of());
    }
    var places = new ArrayList<CodePlace>();
    for (var frame : frames) {
      place(frame, address, symbol).ifPresent(places::add);
    }
    return List.copyOf(places);
  }

  /// {@return where the functions with this name begin, by address; by the symbols, if the
  /// debugging information knows none}
  ///
  /// @param name as [SourceLocations#functions] takes it
  public List<FileAddress> entries(String name) {
    var found = new TreeSet<FileAddress>();
    try {
      for (var function :
          locations.map(known -> known.functions(name, names::readable)).orElse(List.of())) {
        function.entry().ifPresent(found::add);
      }
    } catch (MalformedObjectException damaged) {
      // The symbols may still be right.
    }
    if (found.isEmpty()) {
      object.symbolsNamed(name).forEach(symbol -> found.add(symbol.address()));
      debug
          .separate()
          .ifPresent(
              file -> file.symbolsNamed(name).forEach(symbol -> found.add(symbol.address())));
    }
    return List.copyOf(found);
  }

  /// {@return the variables with this name that are always at the same place, by address}
  public List<DataPlace> variables(VariableName name) {
    var found = new TreeMap<FileAddress, DataPlace>();
    try {
      for (var variable : locations.map(name::in).orElse(List.of())) {
        StaticAddress.of(variable.die())
            .ifPresent(address -> found.put(address, DataPlace.of(address, variable)));
      }
    } catch (MalformedObjectException damaged) {
      // What was found before is right.
    }
    return List.copyOf(found.values());
  }

  /// {@return where the code of a line begins, by address}
  ///
  /// @param file its path or the end of it, from a directory or the name on
  /// @throws MalformedObjectException if the debugging information is damaged
  public List<FileAddress> entries(String file, int line) {
    var found = new TreeSet<FileAddress>();
    for (var place : locations.map(known -> known.places(file, line)).orElse(List.of())) {
      found.add(place.address());
    }
    return List.copyOf(found);
  }

  private List<SourceFrame> framesAt(FileAddress address) {
    try {
      return locations.map(known -> known.at(address)).orElse(List.of());
    } catch (MalformedObjectException damaged) {
      // The symbols may still be right.
      return List.of();
    }
  }

  private Optional<CodePlace> place(
      SourceFrame frame, FileAddress address, Optional<SymbolMatch> symbol) {
    var written = frame.function().map(Function::name).filter(name -> !name.isEmpty());
    var offset = frame.isInlined() ? 0 : offset(frame, address, symbol);
    var name =
        written.or(() ->
            frame.isInlined()
                ? Optional.empty()
                : symbol.map(match -> names.readable(match.symbol().name())));
    var line = frame.line().filter(found -> found.line() != 0);
    // What fills the place behind a function has a line and no name.
    return name.or(() -> line.map(_ -> CodePlace.UNNAMED))
        .map(function ->
            new CodePlace(
                function,
                offset,
                line.map(SourceLine::path).filter(path -> !path.isEmpty()),
                line.map(found -> OptionalInt.of(found.line())).orElse(OptionalInt.empty())));
  }

  /// A part of a function that lies elsewhere has a symbol of its own.
  private static long offset(SourceFrame frame, FileAddress address, Optional<SymbolMatch> symbol) {
    return symbol
        .map(SymbolMatch::offset)
        .or(() ->
            frame.function().flatMap(Function::entry).map(entry -> address.value() - entry.value()))
        .filter(offset -> offset >= 0)
        .orElse(0L);
  }

  /// The separate file has the symbols that a stripped object has lost.
  private Optional<SymbolMatch> symbolAt(FileAddress address) {
    try {
      return object
          .symbolAt(address)
          .filter(SymbolMatch::isName)
          .or(() ->
              debug.separate().flatMap(file -> file.symbolAt(address)).filter(SymbolMatch::isName));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    debug.close();
  }
}
