package dev.spoor.trace.stack;

import dev.spoor.foreign.Demangler;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.objects.elf.SymbolTable;
import dev.spoor.objects.elf.SymbolType;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.ObjectSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names in files, whichever processes have them mapped. For one thread.
///
/// Of several names for one place it takes that which strace(1) does: the first of the dynamic
/// table, else of the full one.
final class ObjectNames implements AutoCloseable {
  /// What is known of one file.
  private record Known(
      ObjectFile file, Optional<ObjectSource> source, Map<FileAddress, List<CodePlace>> places) {}

  private final boolean withSource;

  /// For the thread that makes it, which takes stacks: not closed by whoever closes this.
  private Optional<Demangler> demangler = Optional.empty();

  private final IdentityHashMap<ObjectFile, Known> files = new IdentityHashMap<>();

  /// @param withSource whether debugging information is looked for
  ObjectNames(boolean withSource) {
    this.withSource = withSource;
  }

  /// {@return the functions that the instruction at `address` belongs to, innermost first}
  ///
  /// @param root of the file system that the object's process sees
  List<CodePlace> placesOf(LoadedObject object, Address address, Path root) {
    var known = files.get(object.file());
    if (known == null) {
      known = known(object.file(), root);
      files.put(object.file(), known);
    }
    var at = object.fileAddress(address);
    var found = known.places().get(at);
    if (found == null) {
      found = find(known, at);
      known.places().put(at, found);
    }
    return found;
  }

  private Known known(ObjectFile file, Path root) {
    var source =
        withSource
            ? Optional.of(
                ObjectSource.of(file, DebugFiles.in(DebugDirectories.under(root)), this::readable))
            : Optional.<ObjectSource>empty();
    return new Known(file, source, new HashMap<>());
  }

  private List<CodePlace> find(Known known, FileAddress at) {
    if (known.source().isPresent()) {
      var places = known.source().get().placesOf(at);
      if (!places.isEmpty() && places.getLast().file().isPresent()) {
        return places;
      }
      var plain = plain(known.file(), at);
      return plain.isEmpty() ? places : plain;
    }
    return plain(known.file(), at);
  }

  private List<CodePlace> plain(ObjectFile file, FileAddress at) {
    try {
      return file.symbolAt(at)
          .filter(SymbolMatch::isName)
          .map(match -> List.of(place(file, at, match)))
          .orElse(List.of());
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  private CodePlace place(ObjectFile file, FileAddress at, SymbolMatch match) {
    var name = firstName(file, at.value() - match.offset()).orElse(match.symbol().name());
    return CodePlace.of(readable(name), match.offset());
  }

  private String readable(String name) {
    if (!name.startsWith("_Z")) {
      return name;
    }
    if (demangler.isEmpty()) {
      demangler = Optional.of(new Demangler());
    }
    return demangler.get().readable(name);
  }

  private static Optional<String> firstName(ObjectFile file, long address) {
    try {
      return file.dynamicSymbols()
          .flatMap(table -> firstName(table, address))
          .or(() -> file.symbols().flatMap(table -> firstName(table, address)));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<String> firstName(SymbolTable table, long address) {
    for (var i = 1; i < table.size(); i++) {
      if (table.address(i).value() == address) {
        var symbol = table.symbol(i);
        if (isFunction(symbol)) {
          return Optional.of(symbol.name());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFunction(Symbol symbol) {
    return symbol.hasAddress()
        && !symbol.name().isEmpty()
        && (symbol.type().equals(SymbolType.FUNC) || symbol.type().equals(SymbolType.GNU_IFUNC));
  }

  /// The file is about to be closed.
  void forget(ObjectFile file) {
    var known = files.remove(file);
    if (known != null) {
      known.source().ifPresent(ObjectSource::close);
    }
  }

  @Override
  public void close() {
    for (var file : List.copyOf(files.keySet())) {
      forget(file);
    }
  }
}
