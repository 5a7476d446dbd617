package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.type.Types;

/// An object with its debugging information, at the place where it is loaded.
///
/// @param object the object
/// @param info of it, from its own file or a separate one
/// @param source the functions and lines
/// @param types the types
public record DebuggedObject(
    LoadedObject object, DebugInfo info, SourceLocations source, Types types) {
  /// {@return where an address that the debugging information states is in the program}
  public Address address(FileAddress address) {
    return object.address(address);
  }

  /// {@return what the debugging information calls an address of the program}
  public FileAddress fileAddress(Address address) {
    return object.fileAddress(address);
  }
}
