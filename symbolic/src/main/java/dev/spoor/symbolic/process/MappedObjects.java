package dev.spoor.symbolic.process;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ELF objects that a process has mapped, its program first; each is opened when it is asked
/// for, and closed with this.
public final class MappedObjects implements AutoCloseable {
  private final ProcessDirectory process;
  private final List<Entry> entries;
  private final List<ObjectFile> opened = new ArrayList<>();

  /// A mapped file, of whatever kind.
  ///
  /// @param mappings where it is, by address; at least one
  public record Entry(List<Mapping> mappings) {
    /// Copies the list.
    public Entry {
      mappings = List.copyOf(mappings);
    }

    /// {@return the last part of the file's name}
    public String shortName() {
      return mappings.getFirst().shortName();
    }

    /// {@return whether a user means this one by `name`: its path, the last part of it, or that
    /// part up to a dot, as in `libc` for `libc.so.6`}
    public boolean isCalled(String name) {
      return name.equals(mappings.getFirst().fileName())
          || name.equals(shortName())
          || shortName().startsWith(name + ".");
    }
  }

  private MappedObjects(ProcessDirectory process, List<Entry> entries) {
    this.process = process;
    this.entries = entries;
  }

  /// {@return what `process` has mapped now}
  ///
  /// @throws ProcessAccessException if it is not there, or not for us
  public static MappedObjects of(ProcessDirectory process) {
    var program = process.program();
    var found = new ArrayList<List<Mapping>>();
    for (var mapping : process.mappings()) {
      if (mapping.hasFile()) {
        listOf(mapping, found).add(mapping);
      }
    }
    var entries = new ArrayList<>(found.stream().map(Entry::new).toList());
    // A stable sort: the program, then the others by address.
    entries.sort(
        java.util.Comparator.comparing(
            entry -> !entry.mappings().getFirst().path().equals(program)));
    return new MappedObjects(process, entries);
  }

  private static List<Mapping> listOf(Mapping mapping, List<List<Mapping>> found) {
    for (var list : found) {
      if (list.getFirst().isSameFile(mapping)) {
        return list;
      }
    }
    found.add(new ArrayList<>());
    return found.getLast();
  }

  /// {@return all mapped files, the program first, then by address}
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// {@return the object of an entry, to be used until this is closed; empty if it cannot be opened
  /// or is no ELF file}
  public Optional<LoadedObject> open(Entry entry) {
    for (var path : process.namesOf(entry.mappings().getFirst())) {
      try {
        var file = ObjectFile.open(path);
        opened.add(file);
        return locate(file, entry);
      } catch (IOException | MalformedObjectException unusable) {
        // Perhaps by its next name.
      }
    }
    return Optional.empty();
  }

  private static Optional<LoadedObject> locate(ObjectFile file, Entry entry) {
    for (var mapping : entry.mappings()) {
      var loaded = LoadedObject.mapped(file, mapping.range().start(), mapping.offset());
      if (loaded.isPresent()) {
        return loaded;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    opened.forEach(ObjectFile::close);
  }
}
