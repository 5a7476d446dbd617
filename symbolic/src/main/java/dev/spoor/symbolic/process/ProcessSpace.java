package dev.spoor.symbolic.process;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import dev.spoor.symbolic.AddressSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a process had mapped at one moment: when this was made, or renewed. Objects are opened when
/// they are asked for. For one thread.
///
/// Files are opened through the process's own view of the file system, for it may be another one;
/// those without a name through the mapping, which needs a privilege; the vdso from memory.
public final class ProcessSpace implements AddressSpace, AutoCloseable {
  private static final long PAGE_BYTES = 4096;
  private static final int PF_X = 1;

  /// The vdso has a few pages.
  private static final int MOST_VDSO_BYTES = 1 << 20;

  private final OpenObjects shared;
  private final boolean ownsShared;
  private ProcessDirectory process;
  private List<Mapping> mappings;

  /// By device, inode and name.
  private final Map<String, Optional<ObjectFile>> files = new HashMap<>();

  /// Those of the files that are shared with other processes.
  private final Map<String, OpenObjects.Key> borrowed = new HashMap<>();

  private final Map<Mapping, Optional<LoadedObject>> objects = new HashMap<>();

  private ProcessSpace(
      ProcessDirectory process, List<Mapping> mappings, OpenObjects shared, boolean ownsShared) {
    this.process = process;
    this.mappings = mappings;
    this.shared = shared;
    this.ownsShared = ownsShared;
  }

  /// {@return what `process` has mapped now; its objects are closed with it}
  ///
  /// @throws ProcessAccessException if it is not there, or not for us
  public static ProcessSpace of(ProcessDirectory process) {
    return new ProcessSpace(process, process.mappings(), new OpenObjects(0, _ -> {}), true);
  }

  /// {@return what `process` has mapped now}
  ///
  /// @param objects those that are open already, for other processes too; to be closed after this
  /// @throws ProcessAccessException if it is not there, or not for us
  public static ProcessSpace of(ProcessDirectory process, OpenObjects objects) {
    return new ProcessSpace(process, process.mappings(), objects, false);
  }

  /// Takes what is mapped now in place of what was. Objects that are mapped still stay open.
  ///
  /// @param task the process, or one of its tasks: of a first thread that has ended nothing can be
  ///   found out any more
  /// @return whether anything that may be executed is other than before
  /// @throws ProcessAccessException if it is not there, or not for us; nothing has changed then
  public boolean renew(ProcessDirectory task) {
    var now = task.mappings();
    process = task;
    if (now.equals(mappings)) {
      return false;
    }
    var changed = !code(now).equals(code(mappings));
    mappings = now;
    objects.keySet().retainAll(new HashSet<>(now));
    if (changed) {
      forgetUnmapped();
    }
    return changed;
  }

  private static List<Mapping> code(List<Mapping> mappings) {
    var found = new ArrayList<Mapping>();
    for (var mapping : mappings) {
      if (mapping.isExecutable()) {
        found.add(mapping);
      }
    }
    return found;
  }

  private void forgetUnmapped() {
    var mapped = new HashSet<String>();
    for (var mapping : mappings) {
      mapped.add(key(mapping));
    }
    for (var key : List.copyOf(files.keySet())) {
      if (!mapped.contains(key)) {
        close(key);
      }
    }
  }

  /// {@return the mapping that has `address`}
  public Optional<Mapping> mappingAt(Address address) {
    var low = 0;
    var high = mappings.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var mapping = mappings.get(middle);
      if (mapping.range().contains(address)) {
        return Optional.of(mapping);
      }
      if (mapping.range().start().compareTo(address) < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean isExecutable(Address address) {
    return mappingAt(address).filter(Mapping::isExecutable).isPresent();
  }

  /// {@return whether the program may write at `address`}
  public boolean isWritable(Address address) {
    return mappingAt(address).filter(Mapping::isWritable).isPresent();
  }

  @Override
  public Optional<String> nameAt(Address address) {
    return mappingAt(address).map(Mapping::fileName).filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<LoadedObject> objectAt(Address address) {
    return mappingAt(address).flatMap(each -> objects.computeIfAbsent(each, this::object));
  }

  @Override
  public List<LoadedObject> objects() {
    var found = new LinkedHashSet<LoadedObject>();
    for (var mapping : code(mappings)) {
      objectAt(mapping.range().start()).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private Optional<LoadedObject> object(Mapping mapping) {
    try {
      return files
          .computeIfAbsent(key(mapping), key -> opened(key, mapping))
          .flatMap(file -> loaded(file, mapping));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static String key(Mapping mapping) {
    return mapping.device() + " " + mapping.inode() + " " + mapping.path();
  }

  private Optional<ObjectFile> opened(String key, Mapping mapping) {
    if (!mapping.hasFile()) {
      return open(mapping);
    }
    var file = OpenObjects.Key.of(mapping);
    var found = shared.acquire(file, () -> open(mapping));
    if (found.isPresent()) {
      borrowed.put(key, file);
    }
    return found;
  }

  private Optional<ObjectFile> open(Mapping mapping) {
    if (mapping.path().equals("[vdso]")) {
      return fromMemory(mapping);
    }
    for (var path : mapping.hasFile() ? process.namesOf(mapping) : List.<Path>of()) {
      try {
        return Optional.of(ObjectFile.open(path));
      } catch (IOException | MalformedObjectException unusable) {
        // Perhaps by its next name.
      }
    }
    return Optional.empty();
  }

  private Optional<ObjectFile> fromMemory(Mapping mapping) {
    var range = mapping.range();
    if (Long.compareUnsigned(range.lengthBytes(), MOST_VDSO_BYTES) > 0) {
      return Optional.empty();
    }
    try (var memory = process.memory()) {
      return Optional.of(
          ObjectFile.of(mapping.path(), memory.read(range.start(), (int) range.lengthBytes())));
    } catch (ProcessAccessException | MalformedObjectException unusable) {
      return Optional.empty();
    }
  }

  /// By the segment that the mapping shows: what is added to its address in the file to make that
  /// of the mapping. Two segments may share a page of the file.
  private static Optional<LoadedObject> loaded(ObjectFile file, Mapping mapping) {
    var isCode = mapping.permissions().contains("x");
    for (var segment : file.segments()) {
      if (segment.type().equals(SegmentType.LOAD)
          && isCode == ((segment.flags() & PF_X) != 0)
          && shows(mapping, segment)) {
        var bias =
            mapping.range().start().value()
                - mapping.offset()
                - segment.address().value()
                + segment.bytes().offset();
        return Optional.of(new LoadedObject(file, bias));
      }
    }
    return Optional.empty();
  }

  private static boolean shows(Mapping mapping, Segment segment) {
    var first = segment.bytes().offset() & -PAGE_BYTES;
    var length = segment.bytes().offset() - first + segment.bytes().sizeBytes();
    return Long.compareUnsigned(mapping.offset() - first, length) < 0;
  }

  @Override
  public void close() {
    List.copyOf(files.keySet()).forEach(this::close);
    if (ownsShared) {
      shared.close();
    }
  }

  private void close(String key) {
    var file = files.getOrDefault(key, Optional.empty());
    files.remove(key);
    var owner = borrowed.remove(key);
    if (owner != null) {
      shared.release(owner);
    } else {
      file.ifPresent(shared::discard);
    }
  }
}
