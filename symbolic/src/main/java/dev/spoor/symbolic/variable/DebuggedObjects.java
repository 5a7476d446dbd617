package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.SegmentType;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.ObjectDebugInfo;
import dev.spoor.symbolic.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The debugging information of the objects in an address space, opened when it is asked for, and
/// closed with this. For one thread.
public final class DebuggedObjects implements AutoCloseable {
  private static final int PF_X = 1;

  private final AddressSpace space;
  private final DebugFiles separate;
  private final Map<LoadedObject, Optional<DebuggedObject>> found = new LinkedHashMap<>();
  private final List<ObjectDebugInfo> looked = new ArrayList<>();

  private DebuggedObjects(AddressSpace space, DebugFiles separate) {
    this.space = space;
    this.separate = separate;
  }

  /// {@return those of an address space}
  ///
  /// @param space to be open as long as this is used
  /// @param separate where debugging information apart from its object is looked for
  public static DebuggedObjects of(AddressSpace space, DebugFiles separate) {
    return new DebuggedObjects(space, separate);
  }

  /// {@return the object at an address, if it has debugging information}
  public Optional<DebuggedObject> at(Address address) {
    return loadedAt(address).flatMap(object -> opened(object));
  }

  private Optional<DebuggedObject> opened(LoadedObject object) {
    var known = found.get(object);
    if (known == null) {
      known = open(object);
      found.put(object, known);
    }
    return known;
  }

  /// {@return the object at an address, with or without debugging information}
  public Optional<LoadedObject> loadedAt(Address address) {
    // Data that begins as zeros may be in a mapping without a file, and a page of the file that two
    // segments share is mapped twice: an object that is known by its code says more than a mapping.
    var known = seen(address);
    return known.isPresent() ? known : space.objectAt(address).filter(this::isPlaced);
  }

  /// {@return all objects, with or without debugging information}
  List<LoadedObject> all() {
    return space.objects();
  }

  private boolean isPlaced(LoadedObject object) {
    for (var segment : object.file().segments()) {
      if (segment.type().equals(SegmentType.LOAD) && (segment.flags() & PF_X) != 0) {
        return space.isExecutable(object.address(segment.address()));
      }
    }
    return true;
  }

  private Optional<LoadedObject> seen(Address address) {
    for (var object : found.keySet()) {
      if (object.file().loadedAt(object.fileAddress(address)).isPresent()) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  /// {@return those that were asked for until now}
  public List<DebuggedObject> opened() {
    return found.values().stream().flatMap(Optional::stream).toList();
  }

  private Optional<DebuggedObject> open(LoadedObject object) {
    var debug = ObjectDebugInfo.of(object.file(), separate);
    looked.add(debug);
    return debug
        .info()
        .map(info ->
            new DebuggedObject(
                object, info, SourceLocations.of(info), Types.of(info, this::elsewhere)));
  }

  private Optional<Die> elsewhere(String name, Tag tag) {
    for (var object : opened()) {
      var definition = object.types().definition(name, tag);
      if (definition.isPresent()) {
        return definition;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    looked.forEach(ObjectDebugInfo::close);
  }
}
