package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.SegmentType;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.ObjectDebugInfo;
import dev.spoor.symbolic.type.Types;
import dev.spoor.symbolic.unwind.Stack;
import java.util.HashSet;
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
  private final Map<LoadedObject, Opened> found = new LinkedHashMap<>();
  private final TailCalls tailCalls = new TailCalls(this);

  /// What was looked for.
  private record Opened(ObjectDebugInfo files, Optional<DebuggedObject> object) {}

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
    return loadedAt(address).flatMap(this::of);
  }

  /// {@return what there is of an object of the address space}
  public Optional<DebuggedObject> of(LoadedObject object) {
    return opened(object).object;
  }

  /// {@return the symbols of an object that are in a file of their own, if there is one}
  public Optional<ObjectFile> separateOf(LoadedObject object) {
    return opened(object).files.separate();
  }

  /// {@return the same, if the object was looked into before}
  Optional<ObjectFile> knownSeparateOf(LoadedObject object) {
    var known = found.get(object);
    return known == null ? Optional.empty() : known.files.separate();
  }

  /// {@return a stack with the frames of functions that have called another one by a jump, where
  /// compilers describe calls and there is only one way that the program can have taken; of several
  /// ways what they have in common. See [dev.spoor.symbolic.unwind.Frame#isTailCall]}
  public Stack withTailCalls(Stack stack) {
    return new TailCallFrames(tailCalls).addedTo(stack);
  }

  /// {@return which functions go on to which others}
  TailCalls tailCalls() {
    return tailCalls;
  }

  private Opened opened(LoadedObject object) {
    var known = found.get(object);
    if (known == null) {
      known = open(object);
      found.put(object, known);
    }
    return known;
  }

  /// {@return all objects with code, with or without debugging information, the program's first}
  public List<LoadedObject> loaded() {
    return space.objects();
  }

  /// {@return those of all objects with code, the program's first}
  public List<DebuggedObject> all() {
    return space.objects().stream().map(this::of).flatMap(Optional::stream).toList();
  }

  /// Closes those whose objects are not mapped any more. To be called when the address space has
  /// changed; the others stay as they are.
  public void renew() {
    tailCalls.forget();
    var mapped = new HashSet<>(space.objects());
    for (var object : List.copyOf(found.keySet())) {
      if (!mapped.contains(object)) {
        opened(object).files.close();
        found.remove(object);
      }
    }
  }

  /// {@return the object at an address, with or without debugging information}
  public Optional<LoadedObject> loadedAt(Address address) {
    // Data that begins as zeros may be in a mapping without a file, and a page of the file that two
    // segments share is mapped twice: an object that is known by its code says more than a mapping.
    var known = seen(address);
    return known.isPresent() ? known : space.objectAt(address).filter(this::isPlaced);
  }

  /// {@return whether there may be instructions at an address}
  boolean isCode(Address address) {
    return space.isExecutable(address);
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
    return found.values().stream().map(Opened::object).flatMap(Optional::stream).toList();
  }

  /// Looks into those that nobody has asked for yet.
  ///
  /// @return whether there were any
  public boolean openOthers() {
    var before = found.size();
    all();
    return found.size() > before;
  }

  private Opened open(LoadedObject object) {
    var debug = ObjectDebugInfo.of(object.file(), separate);
    return new Opened(
        debug,
        debug
            .info()
            .flatMap(info ->
                debug
                    .locations()
                    .map(source ->
                        new DebuggedObject(
                            object, info, source, Types.of(source, this::elsewhere)))));
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
    found.values().forEach(opened -> opened.files.close());
  }
}
