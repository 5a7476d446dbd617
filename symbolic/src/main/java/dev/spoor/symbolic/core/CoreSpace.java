package dev.spoor.symbolic.core;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.core.AuxiliaryValue;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.core.MappedFile;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import dev.spoor.symbolic.AddressSpace;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a process had mapped when it died. Objects are opened when they are asked for, and closed
/// with this; the core is left open. For one thread.
///
/// A file is used only if it is the one that was mapped, which its build-id says, or if there is no
/// build-id to compare.
public final class CoreSpace implements AddressSpace, AutoCloseable {
  private static final String VDSO = "[vdso]";

  /// `PF_X` of elf.h.
  private static final int EXECUTABLE = 1;

  private final CoreFile core;
  private final Path sysroot;
  private final List<MappedFile> mappings;
  private final Map<String, Optional<LoadedObject>> objects = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();

  private CoreSpace(CoreFile core, Path sysroot, List<MappedFile> mappings) {
    this.core = core;
    this.sysroot = sysroot;
    this.mappings = mappings;
  }

  /// {@return the space of `core`}
  ///
  /// @param sysroot below which the files are that the process had mapped: `/`, if it ran here
  /// @throws MalformedObjectException if the core's list of files is damaged
  public static CoreSpace of(CoreFile core, Path sysroot) {
    return new CoreSpace(core, sysroot, core.mappedFiles());
  }

  /// {@return the files that were asked for and could not be used, each with the reason in words}
  public Map<String, String> refused() {
    return Map.copyOf(refused);
  }

  @Override
  public Optional<LoadedObject> objectAt(Address address) {
    var mapping = mappingAt(address);
    if (mapping.isPresent()) {
      return objects.computeIfAbsent(mapping.get().path(), this::open);
    }
    return isVdso(address) ? objects.computeIfAbsent(VDSO, _ -> vdso()) : Optional.empty();
  }

  @Override
  public List<LoadedObject> objects() {
    var found = new LinkedHashSet<LoadedObject>();
    for (var mapping : mappings) {
      if (isExecutable(mapping.range().start())) {
        objectAt(mapping.range().start()).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Optional<MappedFile> mappingAt(Address address) {
    for (var mapping : mappings) {
      if (mapping.range().contains(address)) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }

  private Optional<LoadedObject> open(String path) {
    ObjectFile file;
    try {
      file = ObjectFile.open(Path.of(sysroot + "/" + path));
    } catch (IOException | InvalidPathException | MalformedObjectException unusable) {
      refused.put(path, String.valueOf(unusable.getMessage()));
      return Optional.empty();
    }
    var loaded = loaded(path, file);
    if (loaded.isEmpty()) {
      file.close();
    }
    return loaded;
  }

  private Optional<LoadedObject> loaded(String path, ObjectFile file) {
    try {
      for (var mapping : mappings) {
        if (mapping.path().equals(path)) {
          var found = LoadedObject.mapped(file, mapping.range().start(), mapping.fileOffset());
          if (found.isPresent()) {
            return isThatBuild(mapping, file) ? found : refuse(path, "it is another build");
          }
        }
      }
      return refuse(path, "none of its segments is where the core has it");
    } catch (MalformedObjectException damaged) {
      return refuse(path, String.valueOf(damaged.getMessage()));
    }
  }

  private Optional<LoadedObject> refuse(String path, String why) {
    refused.put(path, why);
    return Optional.empty();
  }

  /// The kernel writes the first page of each mapped object into the core for this.
  private boolean isThatBuild(MappedFile mapping, ObjectFile file) {
    var own = file.buildId();
    if (own.isEmpty() || mapping.fileOffset() != 0) {
      return true;
    }
    try {
      var mapped = LoadedObject.buildIdAt(core.memory(), mapping.range().start());
      return mapped.isEmpty() || mapped.equals(own);
    } catch (MalformedObjectException notThere) {
      return true;
    }
  }

  private Optional<LoadedObject> vdso() {
    try {
      return core.auxiliary(AuxiliaryValue.SYSINFO_EHDR)
          .map(base -> LoadedObject.read(VDSO, core.memory(), Address.of(base)));
    } catch (MalformedObjectException damaged) {
      return refuse(VDSO, String.valueOf(damaged.getMessage()));
    }
  }

  private boolean isVdso(Address address) {
    var base = core.auxiliary(AuxiliaryValue.SYSINFO_EHDR);
    return base.isPresent()
        && segmentAt(address)
            .filter(segment -> segment.address().value() == base.get())
            .isPresent();
  }

  private Optional<Segment> segmentAt(Address address) {
    for (var segment : core.object().segments()) {
      if (segment.type().equals(SegmentType.LOAD)
          && segment.contains(FileAddress.of(address.value()))) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> nameAt(Address address) {
    var mapping = mappingAt(address).map(MappedFile::path);
    return mapping.isPresent() || !isVdso(address) ? mapping : Optional.of(VDSO);
  }

  @Override
  public boolean isExecutable(Address address) {
    return segmentAt(address).filter(segment -> (segment.flags() & EXECUTABLE) != 0).isPresent();
  }

  @Override
  public void close() {
    objects.values().forEach(object -> object.ifPresent(loaded -> loaded.file().close()));
  }
}
