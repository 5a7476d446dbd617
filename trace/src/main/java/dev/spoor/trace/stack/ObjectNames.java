package dev.spoor.trace.stack;

import dev.spoor.foreign.Demangler;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolTable;
import dev.spoor.objects.elf.SymbolType;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.ObjectSymbols;
import dev.spoor.symbolic.SourceSymbols;
import java.nio.file.Path;
import java.util.ArrayList;
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
  /// A file as if it were loaded where it says.
  private record Unmoved(ObjectFile file) implements AddressSpace {
    @Override
    public Optional<LoadedObject> objectAt(Address address) {
      return Optional.of(new LoadedObject(file, 0));
    }

    @Override
    public Optional<String> nameAt(Address address) {
      return Optional.of(file.name());
    }

    @Override
    public boolean isExecutable(Address address) {
      return true;
    }
  }

  /// What is known of one file.
  private record Known(
      ObjectFile file,
      ObjectSymbols symbols,
      Optional<SourceSymbols> sources,
      Map<Address, List<CodePlace>> places) {}

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
    var at = Address.of(object.fileAddress(address).value());
    var found = known.places().get(at);
    if (found == null) {
      found = find(known, at);
      known.places().put(at, found);
    }
    return found;
  }

  private Known known(ObjectFile file, Path root) {
    var space = new Unmoved(file);
    var sources =
        withSource
            ? Optional.of(
                new SourceSymbols(
                    space, DebugFiles.in(DebugDirectories.under(root)), this::readable))
            : Optional.<SourceSymbols>empty();
    return new Known(file, new ObjectSymbols(space), sources, new HashMap<>());
  }

  private List<CodePlace> find(Known known, Address at) {
    if (known.sources().isPresent()) {
      var places = known.sources().get().placesOf(at);
      if (!places.isEmpty() && places.getLast().file().isPresent()) {
        return places;
      }
      var plain = plain(known, at);
      return plain.isEmpty() ? places : plain;
    }
    return plain(known, at);
  }

  private List<CodePlace> plain(Known known, Address at) {
    var places = new ArrayList<CodePlace>();
    for (var place : known.symbols().placesOf(at)) {
      var name = firstName(known.file(), at.value() - place.offset()).orElse(place.function());
      places.add(CodePlace.of(readable(name), place.offset()));
    }
    return List.copyOf(places);
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
      known.sources().ifPresent(SourceSymbols::close);
    }
  }

  @Override
  public void close() {
    for (var file : List.copyOf(files.keySet())) {
      forget(file);
    }
  }
}
