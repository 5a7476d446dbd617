package dev.spoor.symbolic;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.FilesBeside;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceFrame;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.objects.separate.SeparateFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// What one object's debugging information and symbols say of its code. For one thread.
///
/// It owns the files beside the object, which it opened, and must be closed; the object itself is
/// left open.
public final class ObjectSource implements AutoCloseable {
  private final ObjectFile object;
  private final LinkageNames names;
  private final Optional<SeparateFile> separate;
  private final Optional<SeparateFile> alternate;
  private final Optional<FilesBeside> split;
  private final Optional<SourceLocations> locations;

  private ObjectSource(
      ObjectFile object,
      LinkageNames names,
      Optional<SeparateFile> separate,
      Optional<SeparateFile> alternate,
      Optional<FilesBeside> split,
      Optional<SourceLocations> locations) {
    this.object = object;
    this.names = names;
    this.separate = separate;
    this.alternate = alternate;
    this.split = split;
    this.locations = locations;
  }

  /// {@return what is known of `object`; looks for its debugging information, which is read when
  /// something is asked of it}
  ///
  /// @param files finds debugging information that is not in the object itself
  /// @param names makes names of symbols readable
  public static ObjectSource of(ObjectFile object, DebugFiles files, LinkageNames names) {
    try {
      var path = Path.of(object.name());
      var separate =
          hasDebugInfo(object) ? Optional.<SeparateFile>empty() : found(object, path, files);
      var holder = separate.map(SeparateFile::file).orElse(object);
      if (hasDebugInfo(holder)) {
        var place = separate.map(SeparateFile::path).orElse(path);
        return of(object, holder, place, separate, files, names);
      }
      return without(object, separate, names);
    } catch (InvalidPathException | MalformedObjectException unusable) {
      return without(object, Optional.empty(), names);
    }
  }

  private static ObjectSource of(
      ObjectFile object,
      ObjectFile holder,
      Path place,
      Optional<SeparateFile> separate,
      DebugFiles files,
      LinkageNames names) {
    var alternate = files.alternateOf(holder, place).found();
    // A program's split units lie beside the program, wherever its other information is.
    var split =
        new FilesBeside(
            Path.of(object.name()), alternate.map(file -> DwarfSections.of(file.file())));
    return new ObjectSource(
        object,
        names,
        separate,
        alternate,
        Optional.of(split),
        Optional.of(SourceLocations.of(DebugInfo.of(DwarfSections.of(holder), split))));
  }

  private static ObjectSource without(
      ObjectFile object, Optional<SeparateFile> separate, LinkageNames names) {
    return new ObjectSource(
        object, names, separate, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static boolean hasDebugInfo(ObjectFile file) {
    return file.section(".debug_info").isPresent() || file.section(".zdebug_info").isPresent();
  }

  private static Optional<SeparateFile> found(ObjectFile object, Path path, DebugFiles files) {
    return files.debugFileOf(object, path).found();
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
      for (var function : locations.map(known -> known.functions(name)).orElse(List.of())) {
        function.entry().ifPresent(found::add);
      }
    } catch (MalformedObjectException damaged) {
      // The symbols may still be right.
    }
    if (found.isEmpty()) {
      object.symbolsNamed(name).forEach(symbol -> found.add(symbol.address()));
      separate.ifPresent(
          file -> file.file().symbolsNamed(name).forEach(symbol -> found.add(symbol.address())));
    }
    return List.copyOf(found);
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
      return certain(object.symbolAt(address))
          .or(() -> separate.flatMap(file -> certain(file.file().symbolAt(address))));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// One that is merely near says nothing: stripped files have few symbols.
  private static Optional<SymbolMatch> certain(Optional<SymbolMatch> found) {
    return found.filter(
        match -> !(match instanceof SymbolMatch.Nearest) || match.symbol().sizeBytes() == 0);
  }

  @Override
  public void close() {
    split.ifPresent(FilesBeside::close);
    alternate.ifPresent(SeparateFile::close);
    separate.ifPresent(SeparateFile::close);
  }
}
