package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.LoadedObject;
import java.util.List;
import java.util.Optional;

/// What is mapped where in a program: a live one's, a core's, or one that a test made.
public interface AddressSpace {
  /// {@return the object that is loaded at `address`, if there is one and it can be read}
  Optional<LoadedObject> objectAt(Address address);

  /// {@return the objects whose code is mapped, as far as they can be read}
  default List<LoadedObject> objects() {
    return List.of();
  }

  /// {@return the name of what is mapped at `address`: a file's path, `[vdso]`; empty if it has
  /// none}
  Optional<String> nameAt(Address address);

  /// {@return whether there may be instructions at `address`}
  boolean isExecutable(Address address);
}
