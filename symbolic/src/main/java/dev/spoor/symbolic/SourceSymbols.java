package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugFiles;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Names, source lines and inlined calls by the objects' debugging information, in the object or in
/// a file of its own; names by the tables of symbols where there is none. What was looked up is
/// kept. For one thread.
///
/// It owns the files with debugging information that it opened, and must be closed.
public final class SourceSymbols implements SymbolSource, AutoCloseable {
  private final AddressSpace space;
  private final DebugFiles debugFiles;
  private final LinkageNames names;
  private final IdentityHashMap<ObjectFile, ObjectSource> sources = new IdentityHashMap<>();
  private final Map<Address, List<CodePlace>> known = new HashMap<>();

  /// @param space whose objects are asked; to be open as long as this is used
  /// @param debugFiles finds debugging information that is not in an object itself
  /// @param names makes names of symbols readable
  public SourceSymbols(AddressSpace space, DebugFiles debugFiles, LinkageNames names) {
    this.space = space;
    this.debugFiles = debugFiles;
    this.names = names;
  }

  @Override
  public List<CodePlace> placesOf(Address address) {
    return known.computeIfAbsent(address, this::find);
  }

  private List<CodePlace> find(Address address) {
    var object = space.objectAt(address);
    if (object.isEmpty()) {
      return List.of();
    }
    return sources
        .computeIfAbsent(object.get().file(), file -> ObjectSource.of(file, debugFiles, names))
        .placesOf(object.get().fileAddress(address));
  }

  @Override
  public void close() {
    sources.values().forEach(ObjectSource::close);
  }
}
